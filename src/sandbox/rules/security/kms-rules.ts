import { textAt } from "../../properties.js";
import { matches, policyAt, principals, statementsOf, unknownPrincipal } from "./policy-document.js";
import type { Change, Rule } from "../rule.js";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
const KEY_POLICIES = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html";

export const KMS_RULES: readonly Rule[] = [
  {
    title: "a key policy with a principal that does not exist",
    types: [KEY],
    on: ["create", "update"],
    code: "MalformedPolicyDocumentException",
    documentation: KEY_POLICIES,
    refuses: ({ account, accountId, inputs }) =>
      unknownPrincipal(account, accountId, policyAt(inputs)) === undefined
        ? undefined
        : "Policy contains a statement with one or more invalid principals.",
  },
  {
    title: "a key policy that locks its account out",
    types: [KEY],
    on: ["create", "update"],
    code: "MalformedPolicyDocumentException",
    documentation: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    refuses: (change) =>
      mayPutPolicy(change)
        ? undefined
        : "The new key policy will not allow you to update the key policy in the future.",
  },
  {
    title: "a key policy over 32 KB",
    types: [KEY],
    on: ["create", "update"],
    code: "LimitExceededException",
    documentation: "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
    refuses: ({ inputs }) =>
      policyAt(inputs).length > 32_768 ? "The key policy is larger than the quota of 32768 bytes" : undefined,
  },
  {
    title: "an alias that exists",
    types: [ALIAS],
    on: ["create"],
    code: "AlreadyExistsException",
    documentation: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    refuses: ({ existing }) =>
      existing === undefined ? undefined : `An alias with the name ${existing.arn ?? existing.id} already exists`,
  },
  {
    title: "an alias that begins as AWS's own",
    types: [ALIAS],
    on: ["create"],
    code: "NotAuthorizedException",
    documentation: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    refuses: ({ inputs }) =>
      (textAt(inputs, "name") ?? "").startsWith("alias/aws/")
        ? "alias/aws/ is reserved for AWS managed keys"
        : undefined,
  },
];

/** Someone of the account must be able to change the policy: its root, or a principal of its own. */
function mayPutPolicy({ accountId, inputs }: Change): boolean {
  const policy = policyAt(inputs);
  if (policy === "" || inputs["bypassPolicyLockoutSafetyCheck"] === true) return true;
  return statementsOf(policy).some((statement) => {
    const own = principals(statement, "AWS").some(
      (principal) => principal === "*" || principal === accountId || principal.startsWith(`arn:aws:iam::${accountId}:`),
    );
    const actions = [statement["Action"] ?? []].flat().filter((action) => typeof action === "string");
    return statement["Effect"] === "Allow" && own && actions.some((action) => matches(action, "kms:PutKeyPolicy"));
  });
}
