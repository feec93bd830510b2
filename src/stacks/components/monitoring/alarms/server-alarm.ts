import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";
import { stateAlarmIdentity } from "../alarm-identity.js";

export interface ServerAlarmArgs {
  readonly place: Place;
  readonly topicArn: pulumi.Input<string>;
}

/** Tells when the servers have too much to do, although their group grows before. */
export class ServerAlarm extends pulumi.ComponentResource {
  constructor(name: string, { place, topicArn }: ServerAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:ServerAlarm", name, {}, opts);

    const identity = stateAlarmIdentity("servers-cpu", place, topicArn);
    const dimensions = { AutoScalingGroupName: regionalNames.autoscalingGroup(place) };
    new MetricAlarm(`${name}-cpu`, { ...identity, ...RULE, dimensions }, { parent: this });
    this.registerOutputs({});
  }
}

const RULE = {
  namespace: "AWS/EC2",
  metricName: "CPUUtilization",
  alarmDescription: "The web servers are busy for 70 % of the time and more",
  statistic: "Average",
  period: 300,
  evaluationPeriods: 2,
  datapointsToAlarm: 2,
  threshold: 70,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "missing",
};
