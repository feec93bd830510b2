import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { countByType, ofType, only, register, run } from "../support/mocks.js";
import { FULL } from "../support/full-settings.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { ACCOUNT, PROD } from "../support/settings.js";

const build = (settings: PlatformSettings) =>
  register(() => globalProgram(settings, OUTPUTS), { stack: "prod-global" });
const ALL = await build(FULL);
const HOME_TOPIC = OUTPUTS["us-east-1"].alertsTopicArn;
const TYPE = {
  passwords: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  contact: "aws:account/alternativeContact:AlternativeContact",
  provider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  role: "aws:iam/role:Role",
  policy: "aws:iam/policy:Policy",
  attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  budget: "aws:budgets/budget:Budget",
  control: "aws:organizations/policy:Policy",
  controlled: "aws:organizations/policyAttachment:PolicyAttachment",
  slack: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
};

it("adds exactly this to the global stack when everything is on", async () => {
  const [before, after] = [countByType(await build(PROD)), countByType(ALL)];

  const added = Object.entries(after).filter(([type, count]) => count !== before[type]);
  expect(added.map(([type, count]) => [type, count - (before[type] ?? 0)])).toEqual([
    [TYPE.contact, 1],
    [TYPE.budget, 1],
    [TYPE.slack, 1],
    [TYPE.provider, 1],
    [TYPE.policy, 1],
    [TYPE.role, 2],
    ["aws:iam/rolePolicy:RolePolicy", 1],
    [TYPE.attachment, 2],
    [TYPE.control, 2],
    [TYPE.controlled, 2],
  ]);
});

it("makes what an account has one of only where it owns the baseline", async () => {
  const counts = countByType(await build({ ...FULL, baseline: { region: "skip", account: "skip", imports: {} } }));

  const single = [TYPE.passwords, TYPE.contact, TYPE.provider, TYPE.control, TYPE.budget, TYPE.slack];
  expect(single.map((type) => counts[type])).toEqual([undefined, undefined, undefined, undefined, 1, 1]);
});

describe("the account's defaults", () => {
  it("want long, varied, new passwords", () => {
    expect(only(ALL, TYPE.passwords).inputs).toEqual({
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      passwordReusePrevention: 24,
      maxPasswordAge: 90,
      allowUsersToChangePassword: true,
    });
  });

  it("tell AWS whom to tell", () => {
    expect(only(ALL, TYPE.contact).inputs).toEqual({
      alternateContactType: "SECURITY",
      name: "Security",
      title: "On call",
      emailAddress: "security@example.com",
      phoneNumber: "+1 555 0100",
    });
  });
});

describe("deployment from GitHub", () => {
  it("is trusted through one issuer of tokens", () => {
    expect(only(ALL, TYPE.provider).inputs).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      clientIdLists: ["sts.amazonaws.com"],
    });
  });

  it("takes on a role below a boundary of its own", async () => {
    const { result } = await run(() => globalProgram(FULL, OUTPUTS), { stack: "prod-global" });
    const { assumeRolePolicy, ...role } = only(ALL, TYPE.role, "ci-deployer-role").inputs;

    expect(JSON.parse(String(assumeRolePolicy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Trust",
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": "repo:my-org/platform:environment:production",
            },
          },
        },
      ],
    });
    expect(role).toMatchObject({
      name: "PROD-role-ci-deploy-global",
      path: "/tapctl/prod/",
      permissionsBoundary: "arn:aws:mock:us-east-1:111122223333:tap-account-ci-boundary-policy",
      maxSessionDuration: 3600,
    });
    expect(only(ALL, TYPE.policy, "ci-boundary-policy").inputs).toMatchObject({
      name: "PROD-policy-boundary-ci-global",
    });
    expect(only(ALL, TYPE.attachment, "ci-deployer-power-user").inputs).toMatchObject({
      policyArn: "arn:aws:iam::aws:policy/PowerUserAccess",
    });
    expect(result).toMatchObject({ ciRoleArn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/PROD-role-ci-deploy-global` });
  });

  it("comes from GitHub's environment of the same name where none is named", async () => {
    const resources = await build({ ...FULL, ci: { ...FULL.ci, environment: "" } });

    const { assumeRolePolicy } = only(resources, TYPE.role, "ci-deployer-role").inputs;
    expect(assumeRolePolicy).toContain('"repo:my-org/platform:environment:prod"');
  });
});

describe("the budget", () => {
  const subscribers = { subscriberEmailAddresses: ["ops@example.com"], subscriberSnsTopicArns: [HOME_TOPIC] };
  const above = { comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE", ...subscribers };

  it("tells people and the home region's topic before and when it is spent", () => {
    expect(only(ALL, TYPE.budget).inputs).toEqual({
      name: "PROD-budget-monthly-global",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "5000",
      limitUnit: "USD",
      notifications: [
        { ...above, threshold: 80, notificationType: "FORECASTED" },
        { ...above, threshold: 100, notificationType: "ACTUAL" },
      ],
      tags: expect.objectContaining({ Name: "PROD-budget-monthly-global" }) as object,
    });
  });

  it("counts the environment alone when it is told to, and takes ten addresses", async () => {
    const emails = Array.from({ length: 12 }, (_, at) => `ops${at}@example.com`);
    const alerts = { ...FULL.alerts, emails };

    const [budget] = ofType(
      await build({ ...FULL, alerts, budget: { monthlyUsd: 10, scope: "environment" } }),
      TYPE.budget,
    );

    expect(budget?.inputs["costFilters"]).toEqual([{ name: "TagKeyValue", values: ["user:Environment$prod"] }]);
    expect(budget?.inputs["notifications"]).toMatchObject([
      { subscriberEmailAddresses: emails.slice(0, 10) },
      { subscriberEmailAddresses: emails.slice(0, 10) },
    ]);
  });
});

describe("an organization's limits", () => {
  it("are two policies on every target", async () => {
    const targetIds = ["r-ab12", "ou-ab12-cd34ef56"];
    const resources = await build({ ...FULL, organization: { ...FULL.organization, targetIds } });

    const policies = ofType(resources, TYPE.control).map(({ inputs }) => [inputs["name"], inputs["type"]]);
    expect(policies.sort()).toEqual([
      ["PROD-scp-guardrails-global", "SERVICE_CONTROL_POLICY"],
      ["PROD-scp-regions-global", "SERVICE_CONTROL_POLICY"],
    ]);
    const attached = ofType(resources, TYPE.controlled).map(({ inputs }) =>
      [inputs["policyId"], inputs["targetId"]].join(" "),
    );
    expect(attached.sort()).toEqual(
      ["guardrails", "regions"].flatMap((id) =>
        [...targetIds].sort().map((target) => `tap-account-guardrails-${id}-id ${target}`),
      ),
    );
  });

  it("allow the configured regions, or those that are named", async () => {
    const named = await build({ ...FULL, organization: { ...FULL.organization, allowedRegions: ["eu-west-1"] } });

    const regions = (resources: typeof ALL) =>
      /"aws:RequestedRegion":(\[[^\]]*\])/.exec(
        String(only(resources, TYPE.control, "regions").inputs["content"]),
      )?.[1];
    expect([regions(ALL), regions(named)]).toEqual(['["ap-south-1","us-east-1","us-west-2"]', '["eu-west-1"]']);
  });
});

it("tells a Slack channel of every region's alerts, which may look at metrics and do nothing", () => {
  const readOnly = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";

  expect(only(ALL, TYPE.slack).inputs).toMatchObject({
    configurationName: "PROD-slack-alerts-global",
    region: "us-east-2",
    slackTeamId: "T0123456789",
    slackChannelId: "C0123456789",
    snsTopicArns: ["ap-south-1", "us-east-1", "us-west-2"].map(
      (region) => `arn:aws:sns:${region}:${ACCOUNT}:PROD-sns-alerts-${region}`,
    ),
    guardrailPolicyArns: [readOnly],
    userAuthorizationRequired: true,
    loggingLevel: "ERROR",
  });
  expect(only(ALL, TYPE.attachment, "slack-access-metrics").inputs).toMatchObject({ policyArn: readOnly });
  expect(only(ALL, TYPE.role, "slack-access-role").inputs).toMatchObject({
    name: "PROD-role-slack-global",
    assumeRolePolicy:
      '{"Version":"2012-10-17","Statement":[{"Sid":"Trust","Effect":"Allow","Principal":{"Service":"chatbot.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  });
});
