import * as pulumi from "@pulumi/pulumi";

import { roleArn, vaultArn } from "../../arns.js";
import { type Place, regionalNames } from "../../naming.js";
import type { BackupInputs, DatabaseInputs } from "../../outputs.js";
import { lifecycleOf } from "../../protection.js";
import type { PlatformSettings } from "../../settings.js";
import type { AlertTopic } from "../security/alert-topic.js";
import { BackupRegionSettings } from "./backup-settings.js";
import { BackupRole } from "./backup-role.js";
import { BackupVault } from "./backup-vault.js";
import { OsMetrics } from "../baseline/os-metrics.js";
import { RegionDefaults } from "../baseline/region-defaults.js";
import type { Network } from "../network/network.js";
import { RegionalDatabase } from "./database/regional-database.js";

export interface RegionalDataArgs {
  readonly place: Place;
  readonly settings: PlatformSettings;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly alerts: AlertTopic;
}

/** How one region keeps its data. */
export class RegionalData extends pulumi.ComponentResource {
  readonly outputs: BackupInputs & DatabaseInputs;

  constructor(name: string, args: RegionalDataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:data:RegionalData", name, {}, opts);
    const { settings, keyArn } = args;
    const child = { parent: this };
    const { backup, database, ec2Switches: switches } = settings.features;

    if (settings.baseline.region === "manage") {
      new RegionDefaults(`${name}-defaults`, { keyArn, switches }, child);
      new OsMetrics(`${name}-os-metrics`, { keyArn, retentionDays: settings.logs.retentionDays }, child);
      if (backup) new BackupRegionSettings(`${name}-backup`, child);
    }
    this.outputs = {
      ...(backup ? this.createBackup(name, args) : {}),
      ...(database ? new RegionalDatabase(`${name}-database`, args, child).outputs : {}),
    };
    this.registerOutputs({});
  }

  private createBackup(name: string, args: RegionalDataArgs): BackupInputs {
    const { place, settings, keyArn, boundaryArn, alerts } = args;
    const { backup } = settings;
    const lifecycle = lifecycleOf(settings, "backup");
    const child = { parent: this };

    new BackupVault(`${name}-backup`, { place, keyArn, alerts, backup, lifecycle }, child);
    new BackupRole(`${name}-backup`, { place, boundaryArn }, child);
    const vaultName = regionalNames.backupVault(place);
    return {
      backupVaultArn: vaultArn(place, vaultName),
      backupVaultName: vaultName,
      backupRoleArn: roleArn(place, regionalNames.backupRole(place)),
    };
  }
}
