import { type Answer, answer, every, invert, some } from "../answer.js";
import { denied } from "./denials.js";
import { isUnknown, type PolicyKind, type Principal, type Scope, type Statement } from "./document.js";
import { limitsCallers, limitsResources } from "./limits.js";
import { matchesAll } from "./patterns.js";

/** Whether a statement lets in anybody at all. */
export function isPublic(allow: Statement, kind: PolicyKind, denials: readonly Statement[]): Answer {
  return every([
    namesEverybody(allow.principals),
    invert(limitsCallers(allow.conditions)),
    invert(denied(allow, "strangers", denials)),
    kind === "endpoint" ? invert(staysWithOwn(allow)) : "yes",
  ]);
}

/** "Everybody but" is everybody: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
export function namesEverybody(principals: Scope<Principal> | undefined): Answer {
  if (principals === undefined) return "no";
  if (principals.negated) return "yes";
  return some(principals.listed.map(({ value }) => (isUnknown(value) ? "unknown" : answer(value === "*"))));
}

/**
 * An endpoint grants nothing: whoever may pass it is weak only where what they reach may be anybody's.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
function staysWithOwn({ resources, conditions }: Statement): Answer {
  const named =
    resources === undefined || resources.negated ? "no" : every(resources.listed.map((word) => isOneOwners(word)));
  return some([named, limitsResources(conditions)]);
}

function isOneOwners(resource: string): Answer {
  if (isUnknown(resource)) return "unknown";
  const [, , , , account = "", name = ""] = resource.split(":");
  if (matchesAll(resource) || /[*?]/.test(account)) return "no";
  return answer(account !== "" || (name !== "" && !/[*?]/.test(name.split("/")[0] ?? "")));
}
