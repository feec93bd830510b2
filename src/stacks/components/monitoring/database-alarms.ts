import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import { memoryGiB } from "../../database-classes.js";
import type { DatabaseSettings } from "../../database-settings.js";
import type { Place } from "../../naming.js";
import { stateAlarmIdentity } from "./alarm-identity.js";

export interface DatabaseAlarmsArgs {
  readonly place: Place;
  readonly identifier: string;
  readonly instanceClass: string;
  readonly database: DatabaseSettings;
  readonly topicArn: pulumi.Input<string>;
  readonly replica: boolean;
}

/** Tells when one database runs out of something. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
export class DatabaseAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: DatabaseAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:DatabaseAlarms", name, {}, opts);
    const { place, identifier, topicArn, replica } = args;

    const rules = { ...limitRules(args), ...(replica ? { lag: LAG } : {}) };
    for (const [id, rule] of Object.entries(rules)) {
      const identity = stateAlarmIdentity(`rds-${id}`, place, topicArn);
      const watched = { region: place.region, dimensions: { DBInstanceIdentifier: identifier } };
      new MetricAlarm(`${name}-${id}`, { ...identity, ...COMMON, ...rule, ...watched }, { parent: this });
    }
    this.registerOutputs({});
  }
}

const COMMON = { namespace: "AWS/RDS", period: 300, treatMissingData: "missing" };
const ABOVE = { comparisonOperator: "GreaterThanOrEqualToThreshold", evaluationPeriods: 2 };
const BELOW = { comparisonOperator: "LessThanOrEqualToThreshold", evaluationPeriods: 2, statistic: "Minimum" };
const BYTES_PER_GIB = 1024 ** 3;

function limitRules({ database, instanceClass }: DatabaseAlarmsArgs) {
  return {
    cpu: {
      ...ABOVE,
      alarmDescription: "The database's processors are busy",
      metricName: "CPUUtilization",
      statistic: "Average",
      threshold: 70,
    },
    connections: {
      ...ABOVE,
      alarmDescription: "The database has few connections left",
      metricName: "DatabaseConnections",
      statistic: "Maximum",
      threshold: Math.floor(database.maxConnections * 0.8),
    },
    storage: {
      ...BELOW,
      alarmDescription: "The database has little storage left, and may not be growing it",
      metricName: "FreeStorageSpace",
      threshold: Math.floor(database.allocatedStorageGiB * 0.1 * BYTES_PER_GIB),
    },
    memory: {
      ...BELOW,
      alarmDescription: "The database has little memory left",
      metricName: "FreeableMemory",
      threshold: Math.floor(memoryGiB(instanceClass) * 0.1 * BYTES_PER_GIB),
    },
  };
}

/** In seconds. A primary that nobody writes to shows up to five minutes: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html */
const LAG = {
  ...ABOVE,
  alarmDescription: "The replica is more than 15 minutes behind",
  metricName: "ReplicaLag",
  statistic: "Maximum",
  threshold: 900,
  evaluationPeriods: 3,
};
