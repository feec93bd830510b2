import { type Answer, answer, every, invert } from "../answer.js";
import { denied } from "./denials.js";
import { isUnknown, type PolicyKind, type Principal, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { limitsCallers } from "./limits.js";
import type { Suspicion } from "./weaknesses.js";

/**
 * A service acts for whoever asks it, so a grant to a service alone is one to all of its customers, unless a condition
 * says for whom: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function confusedDeputies(
  allow: Statement,
  kind: PolicyKind,
  denials: readonly Statement[],
): readonly Suspicion[] {
  if (allow.principals === undefined || allow.principals.negated) return [];
  const open = invert(limitsCallers(allow.conditions, ["source", "caller"]));
  return allow.principals.listed.flatMap((entry) => {
    const holds = every([isDeputy(entry, kind), open, invert(denied(allow, entry, denials))]);
    const service = isUnknown(entry.value) ? "a service that is not known yet" : entry.value;
    return holds === "no"
      ? []
      : [{ weakness: "confused-deputy", holds, says: `lets ${service} act for any account` } as const];
  });
}

function isDeputy({ type, value }: Principal, kind: PolicyKind): Answer {
  if (type === UNKNOWN || (type === "Service" && isUnknown(value))) return "unknown";
  return answer(type === "Service" && (kind !== "trust" || value in SAY_FOR_WHOM));
}

/**
 * A role is passed to a service by its own account, so most services need no condition to take it on, and many would
 * not fulfil one. AWS documents the conditions for these:
 */
const SAY_FOR_WHOM: Readonly<Record<string, string>> = {
  "vpc-flow-logs.amazonaws.com": "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  "monitoring.rds.amazonaws.com":
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html",
  "scheduler.amazonaws.com":
    "https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html",
  "states.amazonaws.com": "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html",
};
