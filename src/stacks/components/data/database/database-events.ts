import { EventSubscription } from "@pulumi/aws/rds/eventSubscription.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";
import type { AlertTopic } from "../../security/alert-topic.js";

export interface DatabaseEventsArgs {
  readonly place: Place;
  readonly alerts: AlertTopic;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
const SOURCES = [
  {
    ...{ sourceType: "db-instance", nameIn: regionalNames.databaseEvents },
    eventCategories: ["availability", "configuration change", "deletion", "failover", "failure", "maintenance"],
  },
  {
    ...{ sourceType: "db-parameter-group", nameIn: regionalNames.databaseParameterEvents },
    eventCategories: ["configuration change"],
  },
  {
    ...{ sourceType: "db-security-group", nameIn: regionalNames.databaseGroupEvents },
    eventCategories: ["configuration change", "failure"],
  },
];

/** Tells the alerts' topic what befalls the region's databases, and who changed what they run with. */
export class DatabaseEvents extends pulumi.ComponentResource {
  constructor(name: string, { place, alerts }: DatabaseEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:DatabaseEvents", name, {}, opts);
    for (const { sourceType, eventCategories, nameIn } of SOURCES) {
      const named = nameIn(place);
      new EventSubscription(
        `${name}-${sourceType.replace("db-", "")}`,
        { name: named, snsTopic: alerts.topicArn, sourceType, eventCategories, tags: { Name: named } },
        { parent: this, dependsOn: [alerts.policy] },
      );
    }
    this.registerOutputs({});
  }
}
