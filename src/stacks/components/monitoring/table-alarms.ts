import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import { globalNames, type Place } from "../../naming.js";
import { alarmIdentity, type AlarmRule } from "./alarm-identity.js";

/** A region that holds the table, with the topic that its alarms go to. */
interface TableWatch {
  readonly region: string;
  readonly topicArn: pulumi.Input<string>;
}

export interface TableAlarmsArgs {
  readonly home: Place;
  readonly watched: TableWatch;
  /** The regions that changes made here go to. */
  readonly receivers: readonly string[];
}

/** Tells when one region's copy of the table fails, throttles, or is slow to reach the others. */
export class TableAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: TableAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:TableAlarms", name, {}, opts);
    const { home, watched, receivers } = args;
    const { region, topicArn } = watched;
    const tableName = globalNames.sessionTable(home);
    const alarm = (id: string, rule: AlarmRule) => {
      const identity = alarmIdentity(`dynamodb-sessions-${id}`, { ...home, region }, topicArn);
      new MetricAlarm(`${name}-${id}`, { ...identity, region, ...rule }, { parent: this });
    };

    for (const [id, { metricName, alarmDescription }] of Object.entries(SUMS)) {
      alarm(id, { ...SILENT, alarmDescription, threshold: 0, metricQueries: sumOf(metricName, tableName) });
    }
    for (const receiver of receivers) {
      const dimensions = { TableName: tableName, ReceivingRegion: receiver };
      alarm(`latency-to-${receiver}`, { ...SILENT, ...LATENCY, dimensions });
    }
    this.registerOutputs({});
  }
}

const SILENT = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 2, treatMissingData: "notBreaching" };

const SUMS = {
  errors: { metricName: "SystemErrors", alarmDescription: "DynamoDB fails to answer requests for sessions" },
  throttling: { metricName: "ThrottledRequests", alarmDescription: "DynamoDB refuses requests for sessions" },
};

const LATENCY = {
  alarmDescription: "Changes of sessions take more than 10 minutes to reach another region",
  namespace: "AWS/DynamoDB",
  metricName: "ReplicationLatency",
  statistic: "Average",
  period: 300,
  threshold: 600_000,
};

/** These metrics exist by operation only, and an alarm adds up ten at most. */
const OPERATIONS = [
  ...["GetItem", "BatchGetItem", "Query", "Scan"],
  ...["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"],
];

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
function sumOf(metricName: string, tableName: string) {
  const parts = OPERATIONS.map((operation) => ({
    id: `m${operation}`,
    metric: {
      namespace: "AWS/DynamoDB",
      metricName,
      dimensions: { TableName: tableName, Operation: operation },
      period: 300,
      stat: "Sum",
    },
  }));
  return [{ id: "total", expression: "SUM(METRICS())", label: metricName, returnData: true }, ...parts];
}
