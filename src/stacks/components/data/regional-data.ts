import * as pulumi from "@pulumi/pulumi";

import { roleArn, vaultArn } from "../../arns.js";
import { type Place, regionalNames } from "../../naming.js";
import type { BackupInputs } from "../../outputs.js";
import { lifecycleOf } from "../../protection.js";
import type { PlatformSettings } from "../../settings.js";
import type { AlertTopic } from "../security/alert-topic.js";
import { BackupRegionSettings } from "./backup-settings.js";
import { BackupRole } from "./backup-role.js";
import { BackupVault } from "./backup-vault.js";
import { RegionDefaults } from "../baseline/region-defaults.js";

export interface RegionalDataArgs {
  readonly place: Place;
  readonly settings: PlatformSettings;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly alerts: AlertTopic;
}

/** How one region keeps its data. */
export class RegionalData extends pulumi.ComponentResource {
  readonly outputs: BackupInputs;

  constructor(name: string, args: RegionalDataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:data:RegionalData", name, {}, opts);
    const { settings, keyArn } = args;
    const child = { parent: this };
    const { backup, ec2Switches: switches } = settings.features;

    if (settings.baseline.region === "manage") {
      new RegionDefaults(`${name}-defaults`, { keyArn, switches }, child);
      if (backup) new BackupRegionSettings(`${name}-backup`, child);
    }
    this.outputs = backup ? this.createBackup(name, args) : {};
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
