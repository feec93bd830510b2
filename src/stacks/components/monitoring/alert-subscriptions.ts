import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import * as pulumi from "@pulumi/pulumi";

import type { AlertsSettings } from "../../settings.js";

export interface AlertSubscriptionsArgs {
  readonly topicArn: pulumi.Input<string>;
  readonly alerts: AlertsSettings;
}

/** The people and the webhook that hear of one region's alerts. */
export class AlertSubscriptions extends pulumi.ComponentResource {
  /** Secret one by one, so that how many there are stays known. */
  readonly endpoints: readonly pulumi.Output<string>[];

  constructor(name: string, { topicArn, alerts }: AlertSubscriptionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:AlertSubscriptions", name, {}, opts);
    const child = { parent: this };

    for (const email of alerts.emails) {
      new TopicSubscription(`${name}-${email}`, { topic: topicArn, protocol: "email", endpoint: email }, child);
    }
    const webhook = alerts.webhookUrl === undefined ? [] : [pulumi.secret(alerts.webhookUrl)];
    for (const endpoint of webhook) {
      new TopicSubscription(`${name}-webhook`, { topic: topicArn, protocol: "https", endpoint }, child);
    }

    this.endpoints = [...alerts.emails.map((email) => pulumi.secret(email)), ...webhook];
    this.registerOutputs({});
  }
}
