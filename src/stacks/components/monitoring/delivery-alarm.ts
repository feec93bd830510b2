import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../naming.js";
import { alarmIdentity } from "./alarm-identity.js";

export interface DeliveryAlarmArgs {
  readonly place: Place;
  /** What the rules are for. */
  readonly id: string;
  /** An alarm adds up ten at most. */
  readonly ruleNames: readonly string[];
  readonly topicArn: pulumi.Input<string>;
}

/**
 * Tells when EventBridge could not hand over what its rules matched:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export class DeliveryAlarm extends pulumi.ComponentResource {
  constructor(name: string, args: DeliveryAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:DeliveryAlarm", name, {}, opts);
    const { place, id, ruleNames, topicArn } = args;

    new MetricAlarm(
      `${name}-alarm`,
      {
        ...alarmIdentity(`events-${id}`, place, topicArn),
        alarmDescription: "Events could not be delivered to those who wait for them",
        metricQueries: failuresOf(ruleNames),
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

function failuresOf(ruleNames: readonly string[]) {
  const parts = ruleNames.map((RuleName, at) => ({
    id: `m${at + 1}`,
    metric: {
      namespace: "AWS/Events",
      metricName: "FailedInvocations",
      dimensions: { RuleName },
      period: 300,
      stat: "Sum",
    },
  }));
  return [{ id: "total", expression: "SUM(METRICS())", label: "FailedInvocations", returnData: true }, ...parts];
}
