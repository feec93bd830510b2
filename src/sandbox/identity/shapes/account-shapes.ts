import { randomBytes } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shapes } from "../shape.js";

/** `p-` and eight characters. https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html */
const policyId = () => `p-${randomBytes(4).toString("hex")}`;

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

/** What an account has once, and what it is told and limited by. */
export const ACCOUNT_SHAPES: Shapes = {
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    service: "IAM",
    noun: "IAM Account Password Policy",
    operations: {
      create: "UpdateAccountPasswordPolicy",
      update: "UpdateAccountPasswordPolicy",
      delete: "DeleteAccountPasswordPolicy",
    },
    id: () => "iam-account-password-policy",
    put: true,
    defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
    computed: { expirePasswords: ({ inputs }) => Number(inputs["maxPasswordAge"] ?? 0) > 0 },
  },
  "aws:account/alternativeContact:AlternativeContact": {
    service: "Account",
    noun: "Account Alternate Contact",
    operations: { create: "PutAlternateContact", update: "PutAlternateContact", delete: "DeleteAlternateContact" },
    id: ({ inputs }) => textAt(inputs, "alternateContactType") ?? "",
    put: true,
    replaces: ["alternateContactType", "accountId"],
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    service: "IAM",
    noun: "IAM OIDC Provider",
    operations: {
      create: "CreateOpenIDConnectProvider",
      update: "UpdateOpenIDConnectProviderThumbprint",
      delete: "DeleteOpenIDConnectProvider",
    },
    id: ({ accountId, inputs }) =>
      `arn:aws:iam::${accountId}:oidc-provider/${(textAt(inputs, "url") ?? "").replace(/^https:\/\//, "")}`,
    computed: { arn: ({ id }) => id, thumbprintLists: () => [randomBytes(20).toString("hex")] },
    replaces: ["url"],
  },
  "aws:budgets/budget:Budget": {
    service: "Budgets",
    noun: "Budget",
    id: ({ accountId, inputs }) => `${accountId}:${textAt(inputs, "name") ?? ""}`,
    nameProperty: "name",
    defaults: { timePeriodEnd: "2087-06-15_00:00" },
    computed: {
      accountId: ({ accountId }) => accountId,
      arn: ({ accountId, inputs }) => `arn:aws:budgets::${accountId}:budget/${textAt(inputs, "name") ?? ""}`,
    },
    replaces: ["name", "namePrefix", "accountId"],
  },
  "aws:organizations/policy:Policy": {
    service: "Organizations",
    noun: "Organizations Policy",
    operations: { create: "CreatePolicy", update: "UpdatePolicy", delete: "DeletePolicy" },
    id: policyId,
    nameProperty: "name",
    defaults: { type: "SERVICE_CONTROL_POLICY", description: "" },
    computed: {
      arn: ({ accountId, id }) => `arn:aws:organizations::${accountId}:policy/o-sandbox00/service_control_policy/${id}`,
    },
    replaces: ["type"],
  },
  "aws:organizations/policyAttachment:PolicyAttachment": {
    service: "Organizations",
    noun: "Organizations Policy Attachment",
    operations: { create: "AttachPolicy", delete: "DetachPolicy" },
    id: ({ inputs }) => `${textAt(inputs, "targetId") ?? ""}:${textAt(inputs, "policyId") ?? ""}`,
    replaces: ["policyId", "targetId"],
  },
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": {
    service: "Chatbot",
    noun: "Chatbot Slack Channel Configuration",
    id: ({ accountId, inputs }) =>
      `arn:aws:chatbot::${accountId}:chat-configuration/slack-channel/${textAt(inputs, "configurationName") ?? ""}`,
    defaults: { guardrailPolicyArns: [ADMINISTRATOR], loggingLevel: "NONE", userAuthorizationRequired: false },
    computed: {
      chatConfigurationArn: ({ id }) => id,
      slackChannelName: () => "alerts",
      slackTeamName: () => "sandbox",
    },
    replaces: ["configurationName", "slackTeamId"],
  },
};
