import * as pulumi from "@pulumi/pulumi";

import { type DatabasePrimary, primaryOf, replicaParts } from "../../../databases.js";
import type { DatabasesOutputs } from "../../../global-outputs.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { AsInputs, RegionalInputs } from "../../../outputs.js";
import { lifecycleOf } from "../../../protection.js";
import type { PlatformSettings } from "../../../settings.js";
import { DatabaseAlarms } from "../../monitoring/database-alarms.js";
import type { PeeringSide } from "../../network/peering.js";
import { DATABASE_NAME, USERNAME } from "./instance-inputs.js";
import { MasterSecret } from "./master-secret.js";
import { ReadReplica } from "./read-replica.js";
import { SecretRotation } from "./secret-rotation.js";

export interface GlobalDatabaseArgs {
  readonly settings: PlatformSettings;
  readonly home: Place;
  readonly sides: readonly PeeringSide[];
  /** The home region's outputs. */
  readonly hub: RegionalInputs;
}

/** What makes one region's database one of all regions: replicas, and the secret with its copies. */
export class GlobalDatabase extends pulumi.ComponentResource {
  readonly outputs: AsInputs<DatabasesOutputs>;

  constructor(name: string, args: GlobalDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:GlobalDatabase", name, {}, opts);
    const { home, sides, hub } = args;
    const primary = primaryOf(home.region, hub);

    const others = sides.filter(({ region }) => region !== home.region);
    const replicas = others.map((side) => [side.region, this.createReplica(name, args, { side, primary })] as const);
    const secret = this.createSecret(name, args, { others, primary });
    const { rotationFunctionArn } = hub;
    if (rotationFunctionArn !== undefined) {
      new SecretRotation(name, { home, secret, functionArn: rotationFunctionArn }, { parent: this });
    }

    this.outputs = {
      endpoints: { [home.region]: primary.endpoint, ...Object.fromEntries(replicas) },
      secretArn: secret.arn,
    };
    this.registerOutputs({});
  }

  private createReplica(name: string, { settings, home }: GlobalDatabaseArgs, { side, primary }: Replicated) {
    const { database } = settings;
    const { region, outputs } = side;
    const place = { ...home, region };
    const child = { parent: this };

    const parts = replicaParts(region, outputs);
    const { protect } = lifecycleOf(settings, "database");
    const replica = new ReadReplica(
      `${name}-replica-${region}`,
      { place, database, sourceArn: primary.arn, protect, ...parts },
      child,
    );
    const instanceClass = database.replicaClass ?? database.instanceClass;
    const watched = { place, identifier: regionalNames.databaseInstance(place), instanceClass, replica: true };
    new DatabaseAlarms(`${name}-alarm-${region}`, { ...watched, database, topicArn: outputs.alertsTopicArn }, child);
    return replica.endpoint;
  }

  private createSecret(name: string, args: GlobalDatabaseArgs, { others, primary }: Shared): MasterSecret {
    const { settings, home, hub } = args;
    const { masterPassword, database } = settings;
    const content = {
      engine: "postgres",
      username: USERNAME,
      password: masterPassword,
      host: pulumi.output(primary.endpoint).apply((endpoint) => endpoint.split(":")[0] ?? endpoint),
      port: database.port,
      dbname: DATABASE_NAME,
      dbInstanceIdentifier: primary.identifier,
    };
    const replicas = others.map(({ region, outputs }) => ({ region, keyArn: outputs.kmsKeyArn }));
    const { protect } = lifecycleOf(settings, "database");
    return new MasterSecret(
      `${name}-master`,
      { home, keyArn: hub.kmsKeyArn, replicas, content, protect },
      { parent: this },
    );
  }
}

interface Replicated {
  readonly side: PeeringSide;
  readonly primary: DatabasePrimary;
}

interface Shared {
  readonly others: readonly PeeringSide[];
  readonly primary: DatabasePrimary;
}
