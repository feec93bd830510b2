import { policy, TYPE } from "./platform.js";
import type { Connection } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const CONTROL = { name: "regions", content: policy() };
const ISSUER = { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] };
const attach = async (aws: Connection, targetId: string, name = "regions") => {
  const made = await aws.create(TYPE.controlPolicy, { ...CONTROL, name });
  return aws.create(TYPE.controlAttachment, { policyId: made.id, targetId });
};

export const ACCOUNT_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a second OIDC provider of one issuer": {
    async attempt({ east, west }) {
      await east.create(TYPE.oidcProvider, ISSUER);
      await west.create(TYPE.oidcProvider, ISSUER);
    },
    message: /^Provider with url https:\/\/token\.actions\.githubusercontent\.com already exists\.$/,
  },
  "a budget name that the account has already": {
    async attempt({ east, west }) {
      const budget = { name: "monthly", budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "1", limitUnit: "USD" };
      await east.create(TYPE.budget, budget);
      await west.create(TYPE.budget, budget);
    },
    message: /^Error creating budget: monthly - the budget already exists\.$/,
  },
  "a Slack channel configuration that the account has already": {
    async attempt({ east }) {
      const channel = { slackTeamId: "T1", slackChannelId: "C1", iamRoleArn: "arn:aws:iam::999999999999:role/slack" };
      await east.create(TYPE.slackChannel, { configurationName: "alerts", ...channel });
      await east.create(TYPE.slackChannel, { configurationName: "alerts", ...channel });
    },
    message: /^The configuration name already exists$/,
  },
  "a service control policy over 5,120 characters": {
    attempt: ({ east }) =>
      east.create(TYPE.controlPolicy, { name: "big", content: policy({ Effect: "Deny", Action: "x".repeat(5_120) }) }),
    message: /POLICY_CONTENT_LIMIT_EXCEEDED/,
  },
  "an organization's policy whose name is taken": {
    async attempt({ east }) {
      await east.create(TYPE.controlPolicy, CONTROL);
      await east.create(TYPE.controlPolicy, CONTROL);
    },
    message: /^A policy with the same name already exists\.$/,
  },
  "a service control policy where the organization has not turned them on": {
    async attempt({ east }) {
      await east.create(TYPE.organization, { featureSet: "ALL", enabledPolicyTypes: ["TAG_POLICY"] });
      await attach(east, "r-ab12");
    },
    message: /^This operation can be performed only for enabled policy types\.$/,
  },
  "a policy that is attached already": {
    async attempt({ east }) {
      const { id: policyId } = await east.create(TYPE.controlPolicy, CONTROL);
      const inputs = { policyId, targetId: "r-ab12" };
      await east.create(TYPE.controlAttachment, inputs);
      await east.create(TYPE.controlAttachment, inputs);
    },
    message: /already exists on the target\.$/,
  },
  "a sixth policy on one target": {
    async attempt({ east }) {
      for (const name of ["one", "two", "three", "four", "five"]) await attach(east, "r-ab12", name);
    },
    message: /^You have attained the maximum number of policies attached to the target\.$/,
  },
};
