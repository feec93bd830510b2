import { serviceRoleName } from "../../identity/shapes/iam-shapes.js";
import { textAt } from "../../properties.js";
import { policyAt, statementsOf, unknownPrincipal } from "./policy-document.js";
import type { Rule } from "../rule.js";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const SERVICE_ROLE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
const QUOTAS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const SERVICE_ROLES = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html";

export const IAM_RULES: readonly Rule[] = [
  {
    title: "a role name that the account has already",
    types: [ROLE],
    on: ["create"],
    code: "EntityAlreadyExists",
    status: 409,
    documentation: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    refuses: ({ existing }) => (existing === undefined ? undefined : `Role with name ${existing.id} already exists.`),
  },
  {
    title: "an instance profile name that the account has already",
    types: ["aws:iam/instanceProfile:InstanceProfile"],
    on: ["create"],
    code: "EntityAlreadyExists",
    status: 409,
    documentation: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html",
    refuses: ({ existing }) => existing && `Instance Profile ${existing.id} already exists.`,
  },
  {
    title: "a managed policy name that the account has already",
    types: [POLICY],
    on: ["create"],
    code: "EntityAlreadyExists",
    status: 409,
    documentation: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html",
    refuses({ account, inputs }) {
      const name = textAt(inputs, "name") ?? "";
      // Unique whatever the path is.
      const taken = account.ofType(POLICY).some((policy) => policy.inputs["name"] === name);
      return taken ? `A policy called ${name} already exists. Duplicate names are not allowed.` : undefined;
    },
  },
  {
    title: "a service-linked role whose name is taken",
    types: [SERVICE_ROLE],
    on: ["create"],
    code: "InvalidInput",
    documentation: SERVICE_ROLES,
    refuses: (change) =>
      change.existing === undefined
        ? undefined
        : `Service role name ${serviceRoleName(change)} has been taken in this account, please try a different suffix.`,
  },
  {
    title: "a service-linked role whose suffix makes its name longer than 64 characters",
    types: [SERVICE_ROLE],
    on: ["create"],
    code: "ValidationError",
    documentation: QUOTAS,
    refuses: (change) =>
      serviceRoleName(change).length > 64
        ? "1 validation error detected: Value at 'customSuffix' failed to satisfy constraint: the role's name must have length less than or equal to 64"
        : undefined,
  },
  {
    title: "a trust policy with a principal that does not exist",
    types: [ROLE],
    on: ["create", "update"],
    code: "MalformedPolicyDocument",
    documentation: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
    refuses({ account, accountId, inputs }) {
      const principal = unknownPrincipal(account, accountId, policyAt(inputs, "assumeRolePolicy"));
      return principal === undefined ? undefined : `Invalid principal in policy: "AWS":"${principal}"`;
    },
  },
  {
    title: "an identity policy that names a principal",
    types: [POLICY, ROLE_POLICY],
    on: ["create", "update"],
    code: "MalformedPolicyDocument",
    documentation: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
    refuses: ({ inputs }) =>
      statementsOf(policyAt(inputs)).some((statement) => "Principal" in statement)
        ? "Policy document should not specify a principal."
        : undefined,
  },
  {
    title: "a managed policy over 6,144 characters",
    types: [POLICY],
    on: ["create", "update"],
    code: "LimitExceeded",
    status: 409,
    documentation: QUOTAS,
    refuses: ({ inputs }) => (sizeOf(policyAt(inputs)) > 6144 ? "Cannot exceed quota for PolicySize: 6144" : undefined),
  },
  {
    title: "inline policies of a role over 10,240 characters",
    types: [ROLE_POLICY],
    on: ["create", "update"],
    code: "LimitExceeded",
    status: 409,
    documentation: QUOTAS,
    refuses({ account, id, inputs }) {
      const role = textAt(inputs, "role") ?? "";
      const others = account.ofType(ROLE_POLICY).filter((other) => other.inputs["role"] === role && other.id !== id);
      const total = [inputs, ...others.map((other) => other.inputs)].reduce(
        (sum, one) => sum + sizeOf(policyAt(one)),
        0,
      );
      return total > 10_240 ? `Maximum policy size of 10240 bytes exceeded for role ${role}` : undefined;
    },
  },
];

/** IAM does not count white space. */
function sizeOf(policy: string): number {
  return policy.replace(/\s/g, "").length;
}
