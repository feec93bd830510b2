import { type Answer, answer, every, invert, some } from "../answer.js";
import { type Condition, isUnknown, type Principal, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { deniesStrangers } from "./limits.js";
import { lowerCase, parts, within } from "./scope.js";

/** Somebody whom a statement names; everybody whom it does not name; undefined where a document names nobody. */
export type Who = Principal | "strangers" | undefined;

/**
 * Whether denials of the same document leave nothing of what a statement allows somebody: an explicit denial wins.
 * Each of its actions on each of its resources may be denied by another statement.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function denied(allow: Statement, who: Who, denials: readonly Statement[]): Answer {
  const resources = allow.resources ?? EVERYTHING;
  return every(
    parts(lowerCase(allow.actions)).flatMap((action) =>
      parts(resources).map((resource) =>
        some(
          denials.map((denial) =>
            every([
              answerOf(denial),
              within(action, lowerCase(denial.actions)),
              within(resource, denial.resources ?? EVERYTHING),
              names(denial, who),
              every(who === "strangers" ? [deniesStrangers(denial.conditions)] : holdsFor(denial.conditions, who)),
            ]),
          ),
        ),
      ),
    ),
  );
}

const EVERYTHING = { negated: false, listed: ["*"] };

function answerOf({ effect }: Statement): Answer {
  return effect === UNKNOWN ? "unknown" : answer(effect === "Deny");
}

function names({ principals }: Statement, who: Who): Answer {
  if (principals === undefined || who === undefined) return "yes";
  // Who is left out is one of everybody, though no stranger.
  if (principals.negated && who !== "strangers" && who.value === "*") return "no";
  const named = some(principals.listed.map((entry) => isMeant(entry, who)));
  return principals.negated ? invert(named) : named;
}

/** A denial to an account's root denies all of the account. */
function isMeant(entry: Principal, who: Principal | "strangers"): Answer {
  if (entry.value === "*") return "yes";
  if (isUnknown(entry.value)) return "unknown";
  if (who === "strangers") return "no";
  if (isUnknown(who.value)) return "unknown";
  const account = accountOf(entry);
  return answer(
    entry.value === who.value || (account !== undefined && entry.value.endsWith(":root") && accountOf(who) === account),
  );
}

/** Only a condition on the caller's own account can be told to hold, from who it is. */
function holdsFor(conditions: readonly Condition[], who: Exclude<Who, "strangers">): readonly Answer[] {
  const account = who === undefined ? undefined : accountOf(who);
  return conditions.map(({ operator, key, values }) => {
    if (operator === UNKNOWN || key === UNKNOWN || values.some(isUnknown)) return "unknown";
    if (account === undefined || key !== "aws:principalaccount" || !operator.negated) return "no";
    return answer(values.every((value) => /^\d{12}$/.test(value)) && !values.includes(account));
  });
}

export function accountOf({ type, value }: Principal): string | undefined {
  const [, account] = type === "AWS" ? (/^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(value) ?? []) : [];
  return account;
}
