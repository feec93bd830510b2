import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import { stateAlarmIdentity } from "../alarm-identity.js";

export interface NatAlarmsArgs {
  readonly place: Place;
  readonly topicArn: pulumi.Input<string>;
  /** By a word for where each is. */
  readonly gateways: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * Tells when a NAT gateway has no port left, so that servers cannot reach the internet:
 * https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export class NatAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: NatAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:NatAlarms", name, {}, opts);
    const { place, topicArn, gateways } = args;

    for (const [id, gatewayId] of Object.entries(gateways)) {
      const identity = stateAlarmIdentity(`nat-${id}-ports`, place, topicArn);
      const dimensions = { NatGatewayId: gatewayId };
      new MetricAlarm(`${name}-${id}`, { ...identity, ...RULE, dimensions }, { parent: this });
    }
    this.registerOutputs({});
  }
}

const RULE = {
  namespace: "AWS/NATGateway",
  metricName: "ErrorPortAllocation",
  alarmDescription: "The NAT gateway has no port left for new connections",
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: "GreaterThanThreshold",
  treatMissingData: "notBreaching",
};
