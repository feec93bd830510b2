import type { Answer } from "../answer.js";
import { CALLER_KEYS } from "./condition-keys.js";
import { accountOf, denied } from "./denials.js";
import { type Condition, isUnknown, type Principal, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { limitsCallers } from "./limits.js";
import { namesEverybody } from "./exposure.js";

/** Somebody outside whom a statement lets in. */
export interface Party {
  readonly name: string;
  readonly holds: Exclude<Answer, "no">;
}

export interface Home {
  /** The account that the document is in. */
  readonly account: string;
  /** Accounts that may be let in, such as AWS's own that write logs. */
  readonly trusted?: readonly string[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html */
export function foreignParties(allow: Statement, { account, trusted = [] }: Home, denials: readonly Statement[]) {
  const own = [account, ...trusted];
  const limited = limitedTo(allow.conditions);
  const named = (allow.principals?.listed ?? []).flatMap((entry) => {
    const party = allow.principals?.negated === true ? undefined : partyOf(entry, own, limited);
    const shadow = denied(allow, entry, denials);
    return party === undefined || shadow === "no"
      ? (party ?? [])
      : shadow === "yes"
        ? []
        : { ...party, holds: "unknown" as const };
  });
  return [...named, ...throughConditions(allow, own)];
}

/** One account, or one that is not known: a service acts for somebody else, and a root is its account. */
function partyOf(entry: Principal, own: readonly string[], limited: readonly string[] | undefined): Party | undefined {
  const { type, value } = entry;
  if (type === UNKNOWN || isUnknown(value)) return { name: "somebody who is not known yet", holds: "unknown" };
  if (type === "CanonicalUser" && value !== "*") return { name: `the canonical user ${value}`, holds: "yes" };
  if (type !== "AWS" || value === "*") return undefined;
  const account = accountOf(entry);
  // The id of somebody who was deleted, or a distribution's own user.
  if (account === undefined) return value.startsWith("arn:") ? undefined : { name: value, holds: "unknown" };
  const foreign = !own.includes(account) && (limited === undefined || limited.includes(account));
  return foreign ? { name: `the account ${account}`, holds: "yes" } : undefined;
}

/** The accounts that conditions on the caller leave, if one does: strangers in principle are not let in then. */
function limitedTo(conditions: readonly Condition[]): readonly string[] | undefined {
  const accounts = conditions.filter(
    (one) => ["aws:principalaccount", "kms:calleraccount"].includes(one.key) && limitsCallers([one]) === "yes",
  );
  return accounts.length === 0 ? undefined : accounts.flatMap(({ values }) => values);
}

/** Whoever is left of everybody, and for whom a service may act. */
function throughConditions({ principals, conditions }: Statement, own: readonly string[]): readonly Party[] {
  const everybody = namesEverybody(principals) !== "no";
  const services = principals?.listed.some(({ type }) => type === "Service") === true;
  return conditions.flatMap((condition) => {
    const known = CALLER_KEYS[condition.key];
    if (known === undefined || limitsCallers([condition, ...conditions.filter(isNull)]) !== "yes") return [];
    if (!everybody && !(services && known.of === "source")) return [];
    return condition.values.flatMap((value) => outsider(value, own));
  });
}

function isNull({ operator }: Condition): boolean {
  return operator !== UNKNOWN && operator.test === "null";
}

function outsider(value: string, own: readonly string[]): readonly Party[] {
  const [account] = /(?<=^|:)\d{12}(?=$|:)/.exec(value) ?? [];
  if (account !== undefined) return own.includes(account) ? [] : [{ name: `the account ${account}`, holds: "yes" }];
  const [organization] = /^o-[a-z0-9]{10,32}/.exec(value) ?? [];
  return organization === undefined ? [] : [{ name: `the organization ${organization}`, holds: "yes" }];
}
