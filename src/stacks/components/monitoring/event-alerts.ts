import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import * as pulumi from "@pulumi/pulumi";

import type { EventAlert } from "../../detection/event-alerts.js";
import { name as physicalName, type Place } from "../../naming.js";
import type { AlertTopic } from "../security/alert-topic.js";
import { DeliveryAlarm } from "./delivery-alarm.js";

export interface EventAlertsArgs {
  readonly place: Place;
  readonly alerts: AlertTopic;
  readonly events: readonly EventAlert[];
}

/** Passes on what AWS's services say by themselves to the people who hear of one region's alerts. */
export class EventAlerts extends pulumi.ComponentResource {
  constructor(name: string, { place, alerts, events }: EventAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:EventAlerts", name, {}, opts);
    const child = { parent: this };

    const ruleNames = events.map(({ id, description, pattern }) => {
      const ruleName = physicalName("rule", id, place);
      const rule = new EventRule(
        `${name}-${id}`,
        { name: ruleName, description, eventPattern: JSON.stringify(pattern), tags: { Name: ruleName } },
        child,
      );
      new EventTarget(
        `${name}-${id}-target`,
        { rule: rule.name, targetId: "alerts", arn: alerts.topicArn },
        // What comes before the topic lets EventBridge publish is dropped without a word.
        { ...child, dependsOn: [alerts.policy] },
      );
      return ruleName;
    });
    new DeliveryAlarm(`${name}-delivery`, { place, id: "alerts", ruleNames, topicArn: alerts.topicArn }, child);
    this.registerOutputs({});
  }
}
