import { Instance } from "@pulumi/aws/rds/instance.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";
import { instanceInputs, type InstanceParts } from "./instance-inputs.js";

export interface ReadReplicaArgs extends InstanceParts {
  readonly place: Place;
  /** Across regions a source is named by its ARN. */
  readonly sourceArn: pulumi.Input<string>;
  readonly protect: boolean;
}

/**
 * A copy that follows the primary, of which it has the engine, the users and the databases. Without its source it would
 * become a database of its own: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html
 */
export class ReadReplica extends pulumi.ComponentResource {
  readonly endpoint: pulumi.Output<string>;

  constructor(name: string, args: ReadReplicaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:ReadReplica", name, {}, opts);
    const { place, database, sourceArn, protect } = args;

    const instance = new Instance(
      `${name}-instance`,
      {
        region: place.region,
        identifier: regionalNames.databaseInstance(place),
        replicateSourceDb: sourceArn,
        ...instanceInputs(args),
        instanceClass: database.replicaClass ?? database.instanceClass,
        multiAz: database.replicaMultiAz,
        deletionProtection: protect,
        skipFinalSnapshot: true,
        tags: { Name: regionalNames.databaseTag(place) },
      },
      { parent: this, protect, ...INHERITED, customTimeouts: { create: "3h" } },
    );

    this.endpoint = instance.endpoint;
    this.registerOutputs({});
  }
}

/** What RDS tells of a replica although nobody asked for it. */
const INHERITED = { ignoreChanges: ["engine", "engineVersion", "username", "dbName", "allocatedStorage"] };
