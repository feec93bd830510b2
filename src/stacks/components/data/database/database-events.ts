import { EventSubscription } from "@pulumi/aws/rds/eventSubscription.js";
import type * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";
import type { AlertTopic } from "../../security/alert-topic.js";

interface DatabaseEventsArgs {
  readonly place: Place;
  readonly alerts: AlertTopic;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
const SOURCES = [
  {
    ...{ id: "events", sourceType: "db-instance", nameIn: regionalNames.databaseEvents },
    eventCategories: ["availability", "configuration change", "deletion", "failover", "failure", "maintenance"],
  },
  {
    ...{ id: "parameter-events", sourceType: "db-parameter-group", nameIn: regionalNames.databaseParameterEvents },
    eventCategories: ["configuration change"],
  },
  {
    ...{
      id: "security-group-events",
      sourceType: "db-security-group",
      nameIn: regionalNames.databaseSecurityGroupEvents,
    },
    eventCategories: ["configuration change", "failure"],
  },
];

/** Tells the alerts' topic what befalls the region's databases, and who changed what they run with. */
export function subscribeToDatabases(
  name: string,
  { place, alerts }: DatabaseEventsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  for (const { id, sourceType, eventCategories, nameIn } of SOURCES) {
    const named = nameIn(place);
    new EventSubscription(
      `${name}-${id}`,
      { name: named, snsTopic: alerts.topicArn, sourceType, eventCategories, tags: { Name: named } },
      { ...opts, dependsOn: [alerts.policy] },
    );
  }
}
