import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type * as pulumi from "@pulumi/pulumi";

import { name as physicalName, type Place } from "../../naming.js";

/** What an alarm watches, and when it goes off. */
export type AlarmRule = Omit<MetricAlarmArgs, "name" | "alarmActions" | "okActions" | "tags">;

/** The name of an alarm, and the topic that hears when it goes off. */
export function alarmIdentity(id: string, place: Place, topicArn: pulumi.Input<string>) {
  const name = physicalName("alarm", id, place);
  return { name, alarmActions: [topicArn], tags: { Name: name } };
}

/** For a state that ends by itself: the topic hears of that too. */
export function stateAlarmIdentity(id: string, place: Place, topicArn: pulumi.Input<string>) {
  return { ...alarmIdentity(id, place, topicArn), okActions: [topicArn] };
}
