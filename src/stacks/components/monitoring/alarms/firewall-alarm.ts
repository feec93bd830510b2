import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import { stateAlarmIdentity } from "../alarm-identity.js";

export interface FirewallAlarmArgs {
  readonly place: Place;
  readonly topicArn: pulumi.Input<string>;
  /** The firewall's name in CloudWatch. */
  readonly metricName: string;
  /** Requests in five minutes. */
  readonly threshold: number;
}

/**
 * Tells when somebody attacks, or when the firewall turns users away. Without requests there is no data:
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export class FirewallAlarm extends pulumi.ComponentResource {
  constructor(name: string, args: FirewallAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:FirewallAlarm", name, {}, opts);
    const { place, topicArn, metricName, threshold } = args;

    const identity = stateAlarmIdentity("waf-blocked", place, topicArn);
    const dimensions = { WebACL: metricName, Region: place.region, Rule: "ALL" };
    new MetricAlarm(`${name}-blocked`, { ...identity, ...RULE, threshold, dimensions }, { parent: this });
    this.registerOutputs({});
  }
}

const RULE = {
  namespace: "AWS/WAFV2",
  metricName: "BlockedRequests",
  alarmDescription: "The web firewall turns many requests away",
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
};
