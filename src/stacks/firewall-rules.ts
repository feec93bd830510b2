import type { WafSettings } from "./compute-settings.js";

/** In AWS's rule group names, without their common beginning. Together they need 1,125 of 1,500 capacity units. */
const MANAGED = ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet", "SQLiRuleSet"] as const;

/**
 * What is refused, in order. A rule of our own has an action; AWS's groups have theirs inside, and exchanging the two is
 * an error: https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
 */
export function firewallRules({ rateLimit, countedRules }: WafSettings) {
  const flood = { limit: rateLimit, aggregateKeyType: "IP", evaluationWindowSec: 300 };
  return [
    {
      name: "RateLimit",
      priority: 0,
      action: { block: {} },
      statement: { rateBasedStatement: flood },
      visibilityConfig: visibility("RateLimit"),
    },
    ...MANAGED.map((group, at) => ({
      name: group,
      priority: (at + 1) * 10,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: managed(group, group === "CommonRuleSet" ? countedRules : []) },
      visibilityConfig: visibility(group),
    })),
  ];
}

export function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

function managed(group: string, counted: readonly string[]) {
  const statement = { vendorName: "AWS", name: `AWSManagedRules${group}` };
  if (counted.length === 0) return statement;
  return { ...statement, ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })) };
}
