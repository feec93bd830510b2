import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import { type FunctionId, functionNames, type Place, regionalNames } from "../../../naming.js";
import type { Functions } from "../../compute/functions/functions.js";
import { stateAlarmIdentity } from "../alarm-identity.js";

export interface FunctionAlarmsArgs {
  readonly place: Place;
  readonly functions: Functions;
  readonly topicArn: pulumi.Input<string>;
}

/** Tells when a function fails, or is not called when it should be. Each has data only when there is something to tell. */
export class FunctionAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: FunctionAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:FunctionAlarms", name, {}, opts);
    const { place, functions, topicArn } = args;
    const watch = (id: string, metric: object, dimensions: Readonly<Record<string, string>>) => {
      const identity = stateAlarmIdentity(`lambda-${id}`, place, topicArn);
      new MetricAlarm(`${name}-${id}`, { ...identity, ...RULE, ...metric, dimensions }, { parent: this });
    };

    for (const id of present(functions)) {
      const ofFunction = { FunctionName: functionNames.function(id, place) };
      watch(`${id}-errors`, ERRORS, ofFunction);
      watch(`${id}-throttles`, THROTTLES, ofFunction);
      watch(`${id}-dead-letters`, DEAD_LETTERS, { QueueName: functionNames.deadLetters(id, place) });
    }
    if (functions.maintenance !== undefined) {
      watch("maint-schedule", FAILED_CALLS, { RuleName: regionalNames.maintenanceRule(place) });
    }
    this.registerOutputs({});
  }
}

function present({ maintenance, rotation }: Functions): readonly FunctionId[] {
  return [
    ...(maintenance === undefined ? [] : ["maint" as const]),
    ...(rotation === undefined ? [] : ["rotate" as const]),
  ];
}

const RULE = {
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: "GreaterThanThreshold",
  treatMissingData: "notBreaching",
};

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const ERRORS = { namespace: "AWS/Lambda", metricName: "Errors", alarmDescription: "The function fails" };
const THROTTLES = { namespace: "AWS/Lambda", metricName: "Throttles", alarmDescription: "The function is not let run" };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
const DEAD_LETTERS = {
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  alarmDescription: "What the function did not manage awaits somebody",
  statistic: "Maximum",
};

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
const FAILED_CALLS = {
  namespace: "AWS/Events",
  metricName: "FailedInvocations",
  alarmDescription: "The schedule cannot call the function",
};
