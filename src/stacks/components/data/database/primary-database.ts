import { Instance } from "@pulumi/aws/rds/instance.js";
import * as pulumi from "@pulumi/pulumi";

import type { DatabaseSettings } from "../../../database-settings.js";
import { finalSnapshot, type Place, regionalNames } from "../../../naming.js";
import { BACKUP_TAG } from "../../../tags.js";
import { DATABASE_NAME, instanceInputs, type InstanceParts, USERNAME } from "./instance-inputs.js";
import { MasterPassword } from "./master-password.js";

export interface PrimaryDatabaseArgs extends InstanceParts {
  readonly place: Place;
  readonly database: DatabaseSettings;
  readonly password: pulumi.Input<string>;
  readonly generation: pulumi.Input<string>;
  readonly protect: boolean;
  /** Log groups and the role's policies, which RDS would do without. */
  readonly after: readonly pulumi.Resource[];
}

/** The database that everybody writes to. */
export class PrimaryDatabase extends pulumi.ComponentResource {
  readonly endpoint: pulumi.Output<string>;

  constructor(name: string, args: PrimaryDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:PrimaryDatabase", name, {}, opts);
    const { place, database, password, generation, protect, after } = args;

    const kept = new MasterPassword(`${name}-password`, { password, generation }, { parent: this });
    const instance = new Instance(
      `${name}-instance`,
      {
        identifier: regionalNames.databaseInstance(place),
        ...instanceInputs(args),
        ...ENGINE,
        instanceClass: database.instanceClass,
        multiAz: database.multiAz,
        storageType: "gp3",
        allocatedStorage: database.allocatedStorageGiB,
        dbName: DATABASE_NAME,
        username: USERNAME,
        passwordWo: kept.password,
        // Never another: the function that rotates the password changes it in the database itself.
        passwordWoVersion: 1,
        backupRetentionPeriod: database.backupRetentionDays,
        deleteAutomatedBackups: false,
        deletionProtection: protect,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: kept.generation.apply((id) => finalSnapshot(place, id)),
        tags: { Name: regionalNames.databaseTag(place), ...BACKUP_TAG },
      },
      { parent: this, protect, dependsOn: [...after], ignoreChanges: ["passwordWo"] },
    );

    this.endpoint = instance.endpoint;
    this.registerOutputs({});
  }
}

/**
 * AWS chooses the minor version, since it takes old ones out of service; after its standard support ends, 15 is not
 * extended at a price: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html
 */
const ENGINE = {
  engine: "postgres",
  engineVersion: "15",
  engineLifecycleSupport: "open-source-rds-extended-support-disabled",
};
