import { isList, numberAt, textAt, type Properties } from "../../properties.js";
import { policyAt } from "./policy-document.js";
import type { ProviderRule, Rule } from "../rule.js";

const PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";
const ORGANIZATIONS = "https://docs.aws.amazon.com/organizations/latest/APIReference";
const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const CONTROL = "SERVICE_CONTROL_POLICY";

export const ACCOUNT_RULES: readonly Rule[] = [
  {
    title: "a second OIDC provider of one issuer",
    types: ["aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
    on: ["create"],
    code: "EntityAlreadyExists",
    status: 409,
    documentation: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html",
    refuses: ({ existing, inputs }) =>
      existing === undefined ? undefined : `Provider with url ${textAt(inputs, "url") ?? ""} already exists.`,
  },
  {
    title: "a budget name that the account has already",
    types: ["aws:budgets/budget:Budget"],
    on: ["create"],
    code: "DuplicateRecordException",
    documentation: "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html",
    refuses: ({ existing, inputs }) =>
      existing === undefined
        ? undefined
        : `Error creating budget: ${textAt(inputs, "name") ?? ""} - the budget already exists.`,
  },
  {
    title: "a Slack channel configuration that the account has already",
    types: ["aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration"],
    on: ["create"],
    code: "ConflictException",
    status: 409,
    documentation: "https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html",
    refuses: ({ existing }) => (existing === undefined ? undefined : "The configuration name already exists"),
  },
  {
    title: "a service control policy over 5,120 characters",
    types: [POLICY],
    on: ["create", "update"],
    code: "ConstraintViolationException",
    documentation: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
    refuses: ({ inputs }) =>
      policyAt(inputs, "content").length > 5120
        ? "You have exceeded the maximum size of a policy document (POLICY_CONTENT_LIMIT_EXCEEDED)."
        : undefined,
  },
  {
    title: "an organization's policy whose name is taken",
    types: [POLICY],
    on: ["create"],
    code: "DuplicatePolicyException",
    documentation: `${ORGANIZATIONS}/API_CreatePolicy.html`,
    refuses: ({ account, inputs }) =>
      account.ofType(POLICY).some((policy) => policy.inputs["name"] === inputs["name"])
        ? "A policy with the same name already exists."
        : undefined,
  },
  {
    // The account plays a management account whose root takes such policies, until an organization in it says otherwise.
    title: "a service control policy where the organization has not turned them on",
    types: [ATTACHMENT],
    on: ["create"],
    code: "PolicyTypeNotEnabledException",
    documentation: `${ORGANIZATIONS}/API_AttachPolicy.html`,
    refuses: ({ account }) =>
      account.ofType("aws:organizations/organization:Organization").some(({ inputs }) => !takesControls(inputs))
        ? "This operation can be performed only for enabled policy types."
        : undefined,
  },
  {
    title: "a policy that is attached already",
    types: [ATTACHMENT],
    on: ["create"],
    code: "DuplicatePolicyAttachmentException",
    documentation: `${ORGANIZATIONS}/API_AttachPolicy.html`,
    refuses: ({ existing }) =>
      existing === undefined ? undefined : "A policy with the specified name and type already exists on the target.",
  },
  {
    title: "a sixth policy on one target",
    types: [ATTACHMENT],
    on: ["create"],
    code: "ConstraintViolationException",
    documentation: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
    refuses({ account, inputs }) {
      const held = account.ofType(ATTACHMENT).filter((other) => other.inputs["targetId"] === inputs["targetId"]);
      // AWS's own FullAWSAccess is the first.
      return held.length >= 4 ? "You have attained the maximum number of policies attached to the target." : undefined;
    },
  },
];

export const ACCOUNT_PROVIDER_RULES: readonly ProviderRule[] = [
  {
    title: "a contact's phone number with letters in it",
    types: ["aws:account/alternativeContact:AlternativeContact"],
    documentation: `${PROVIDER}/account_alternate_contact`,
    fails: (inputs) =>
      /^[\s0-9()+-]+$/.test(textAt(inputs, "phoneNumber") ?? "0")
        ? undefined
        : { property: "phoneNumber", reason: "invalid value for phoneNumber (must be a valid phone number)" },
  },
  {
    title: "a password policy that remembers more than 24 passwords",
    types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    documentation: `${PROVIDER}/iam_account_password_policy`,
    fails(inputs) {
      const reuse = numberAt(inputs, "passwordReusePrevention") ?? 1;
      const property = "passwordReusePrevention";
      return reuse >= 1 && reuse <= 24
        ? undefined
        : { property, reason: `expected ${property} to be in the range (1 - 24), got ${reuse}` };
    },
  },
];

function takesControls(organization: Properties): boolean {
  const enabled = organization["enabledPolicyTypes"];
  return isList(enabled) && enabled.includes(CONTROL);
}
