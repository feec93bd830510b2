import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, only, register, run } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const build = (settings: Partial<PlatformSettings> = {}) =>
  register(() => regionalProgram({ ...PROD, ...settings }, "us-east-1"));
const PRIMARY = await build();

const ACL = "aws:wafv2/webAcl:WebAcl";
const arn = (name: string) => `arn:aws:mock:us-east-1:111122223333:${name}`;

interface FirewallRule {
  readonly name: string;
  readonly action?: object;
  readonly overrideAction?: object;
  readonly statement: { readonly managedRuleGroupStatement?: object };
}

const rulesOf = (inputs: Readonly<Record<string, unknown>>) => inputs["rules"] as readonly FirewallRule[];

describe("the web firewall", () => {
  it("blocks floods, and what AWS's groups block", () => {
    const rules = rulesOf(only(PRIMARY, ACL).inputs);

    expect(rules.map(({ name }) => name)).toEqual([
      "RateLimit",
      "AmazonIpReputationList",
      "CommonRuleSet",
      "KnownBadInputsRuleSet",
      "SQLiRuleSet",
    ]);
    expect(rules[0]).toMatchObject({
      action: { block: {} },
      statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP", evaluationWindowSec: 300 } },
    });
    for (const { action, overrideAction } of rules.slice(1)) {
      expect([action, overrideAction]).toEqual([undefined, { none: {} }]);
    }
  });

  it("stands before the load balancer", () => {
    expect(only(PRIMARY, "aws:wafv2/webAclAssociation:WebAclAssociation").inputs).toEqual({
      resourceArn: arn("tap-compute-balancer-balancer"),
      webAclArn: arn("tap-compute-firewall-acl"),
    });
  });

  it("logs to an encrypted group that AWS WAF accepts, without credentials", () => {
    expect(only(PRIMARY, "aws:cloudwatch/logGroup:LogGroup", "firewall-group").inputs).toMatchObject({
      name: "aws-waf-logs-prod-web-us-east-1",
      kmsKeyId: arn("tap-master-key"),
      retentionInDays: 365,
    });
    expect(only(PRIMARY, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration").inputs).toEqual({
      resourceArn: arn("tap-compute-firewall-acl"),
      logDestinationConfigs: [arn("tap-compute-firewall-group")],
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
    });
  });

  it("only counts what it is told to", async () => {
    const resources = await build({ waf: { ...PROD.waf, rateLimit: 100, countedRules: ["SizeRestrictions_BODY"] } });

    const groups = rulesOf(only(resources, ACL).inputs).map(({ statement }) => statement.managedRuleGroupStatement);
    expect(groups.filter((group) => group !== undefined && "ruleActionOverrides" in group)).toEqual([
      {
        vendorName: "AWS",
        name: "AWSManagedRulesCommonRuleSet",
        ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
      },
    ]);
  });

  it.each([{ waf: false }, { loadBalancer: false }])("is not there with %j", async (off) => {
    const { result, resources } = await run(() =>
      regionalProgram({ ...PROD, features: { ...PROD.features, ...off } }, "us-east-1"),
    );

    expect(ofType(resources, ACL)).toEqual([]);
    expect(result).not.toHaveProperty("wafAclArn");
  });
});
