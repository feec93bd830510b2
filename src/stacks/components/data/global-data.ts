import * as pulumi from "@pulumi/pulumi";

import { tableArn } from "../../arns.js";
import type { GlobalOutputs } from "../../global-outputs.js";
import { globalNames, type Place } from "../../naming.js";
import type { AsInputs, RegionalInputs } from "../../outputs.js";
import { lifecycleOf } from "../../protection.js";
import type { PlatformSettings } from "../../settings.js";
import { vaultsOf } from "../../vaults.js";
import type { PeeringSide } from "../network/peering.js";
import { GlobalDatabase } from "./database/global-database.js";
import { BackupPlan } from "./backup-plan.js";
import { SessionTable } from "./session-table.js";
import { TableAlarms } from "../monitoring/table-alarms.js";

export interface GlobalDataArgs {
  readonly settings: PlatformSettings;
  readonly home: Place;
  readonly sides: readonly PeeringSide[];
  /** The home region's outputs. */
  readonly hub: RegionalInputs;
}

/** Data that belongs to all regions at once. */
export class GlobalData extends pulumi.ComponentResource {
  readonly outputs: Pick<AsInputs<GlobalOutputs>, "table" | "database">;

  constructor(name: string, args: GlobalDataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:data:GlobalData", name, {}, opts);
    const { features } = args.settings;

    const child = { parent: this };
    this.outputs = {
      ...(features.table ? this.createTable(name, args) : {}),
      ...(features.database ? { database: new GlobalDatabase(`${name}-database`, args, child).outputs } : {}),
    };
    if (features.backup) this.createBackups(name, args);
    this.registerOutputs({});
  }

  /** Every region's copies go to the next one, the last one's to the first. */
  private createBackups(name: string, { settings, home, sides }: GlobalDataArgs): void {
    const { backup, tags } = settings;
    const vaults = vaultsOf(settings, sides);
    vaults.forEach(({ region, vaultName, roleArn }, at) => {
      const next = vaults[(at + 1) % vaults.length];
      const copyTo = next?.region === region ? undefined : next?.vaultArn;
      const args = { place: { ...home, region }, vaultName, roleArn, copyTo, backup, tags: { ...tags } };
      new BackupPlan(`${name}-backup-${region}`, args, { parent: this });
    });
  }

  private createTable(name: string, { settings, home, sides, hub }: GlobalDataArgs): Pick<GlobalOutputs, "table"> {
    const { table } = settings;
    const lifecycle = lifecycleOf(settings, "table");
    const child = { parent: this };
    const replicas = sides
      .filter(({ region }) => region !== home.region)
      .map(({ region, outputs }) => ({ region, keyArn: outputs.kmsKeyArn }));

    const keyArn = hub.kmsKeyArn;
    new SessionTable(`${name}-sessions`, { home, keyArn, replicas, table, lifecycle }, child);
    for (const { region, outputs } of sides) {
      const receivers = sides.map((side) => side.region).filter((other) => other !== region);
      const watched = { region, topicArn: outputs.alertsTopicArn };
      new TableAlarms(`${name}-sessions-${region}`, { home, watched, receivers }, child);
    }
    const tableName = globalNames.sessionTable(home);
    return { table: { name: tableName, arn: tableArn(home, tableName) } };
  }
}
