import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../naming.js";
import { replicationRuleId } from "../storage/bucket-replication.js";
import { alarmIdentity } from "./alarm-identity.js";

/** One end of the watched pair, with the topic that its region's alarms go to. */
export interface AlarmEnd {
  readonly region: string;
  readonly bucketName: pulumi.Input<string>;
  readonly topicArn: pulumi.Input<string>;
}

export interface ReplicationAlarmsArgs {
  readonly place: Place;
  readonly source: AlarmEnd;
  readonly destination: AlarmEnd;
}

/**
 * Tells when copies fail or lag. AWS does not say in which of the two regions the metrics appear, so both have the
 * alarms; without data an alarm stays silent: https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
export class ReplicationAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: ReplicationAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:ReplicationAlarms", name, {}, opts);
    const { place, source, destination } = args;
    const dimensions = {
      SourceBucket: source.bucketName,
      DestinationBucket: destination.bucketName,
      RuleId: replicationRuleId(destination.region),
    };

    for (const { region, topicArn } of [source, destination]) {
      for (const [id, metric] of Object.entries(METRICS)) {
        const pair = `s3-${id}-${source.region}-to-${destination.region}`;
        const identity = alarmIdentity(pair, { ...place, region }, topicArn);
        const rule = { region, dimensions, ...RULE, ...metric };
        new MetricAlarm(`${name}-${region}-${id}`, { ...identity, ...rule }, { parent: this });
      }
    }
    this.registerOutputs({});
  }
}

const RULE = {
  namespace: "AWS/S3",
  period: 300,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  treatMissingData: "ignore",
};

const METRICS = {
  "replication-failures": {
    metricName: "OperationsFailedReplication",
    alarmDescription: "Objects could not be copied to another region",
    statistic: "Sum",
    threshold: 0,
  },
  "replication-latency": {
    metricName: "ReplicationLatency",
    alarmDescription: "Copies in another region are more than 15 minutes behind",
    statistic: "Maximum",
    threshold: 900,
  },
};
