import { Table } from "@pulumi/aws/dynamodb/table.js";
import * as pulumi from "@pulumi/pulumi";

import { globalNames, type Place } from "../../naming.js";
import type { LifecycleSettings, TableSettings } from "../../settings.js";
import { BACKUP_TAG } from "../../tags.js";

/** A region that holds a copy of the table, encrypted with the region's own key. */
interface TableReplica {
  readonly region: string;
  readonly keyArn: pulumi.Input<string>;
}

export interface SessionTableArgs {
  readonly home: Place;
  readonly keyArn: pulumi.Input<string>;
  /** The other regions, in an order that does not change. */
  readonly replicas: readonly TableReplica[];
  readonly table: TableSettings;
  readonly lifecycle: LifecycleSettings;
}

/** The sessions of the whole platform: one table that every region reads and writes. */
export class SessionTable extends pulumi.ComponentResource {
  constructor(name: string, args: SessionTableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:data:SessionTable", name, {}, opts);
    const { home, keyArn, replicas, table, lifecycle } = args;
    const { protect } = lifecycle;

    const tableName = globalNames.sessionTable(home);
    new Table(
      `${name}-table`,
      {
        name: tableName,
        region: home.region,
        ...SESSIONS,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: table.recoveryDays },
        serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
        deletionProtectionEnabled: protect,
        replicas: replicas.map((replica) => replicaInputs(replica, protect)),
        tags: { ...BACKUP_TAG, Name: tableName },
      },
      { parent: this, protect, customTimeouts: { create: "60m", update: "90m" } },
    );

    this.registerOutputs({});
  }
}

/** Replication needs the stream: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html */
const SESSIONS = {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "sessionId",
  attributes: [{ name: "sessionId", type: "S" }],
  ttl: { enabled: true, attributeName: "expiresAt" },
  streamEnabled: true,
  streamViewType: "NEW_AND_OLD_IMAGES",
};

/** A table with a key of its own wants one for each replica; another key later makes the replica anew. */
function replicaInputs({ region, keyArn }: TableReplica, protect: boolean) {
  return {
    regionName: region,
    kmsKeyArn: keyArn,
    pointInTimeRecovery: true,
    deletionProtectionEnabled: protect,
    propagateTags: true,
    consistencyMode: "EVENTUAL",
  };
}
