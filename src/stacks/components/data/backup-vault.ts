import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { VaultNotifications } from "@pulumi/aws/backup/vaultNotifications.js";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy.js";
import * as pulumi from "@pulumi/pulumi";

import { vaultDocument } from "../../documents/backup.js";
import { type Place, regionalNames } from "../../naming.js";
import type { BackupSettings, LifecycleSettings } from "../../settings.js";
import type { AlertTopic } from "../security/alert-topic.js";

export interface BackupVaultArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly alerts: AlertTopic;
  readonly backup: BackupSettings;
  readonly lifecycle: LifecycleSettings;
}

/** One region's recovery points, and copies of another's. What keeps them is the vault's child, to stay when it stays. */
export class BackupVault extends pulumi.ComponentResource {
  constructor(name: string, args: BackupVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:backup:BackupVault", name, {}, opts);
    const { place, keyArn, alerts, backup, lifecycle } = args;
    const { protect, retainData, forceDestroy } = lifecycle;

    const vaultName = regionalNames.backupVault(place);
    const vault = new Vault(
      `${name}-vault`,
      { name: vaultName, kmsKeyArn: keyArn, forceDestroy, tags: { Name: vaultName } },
      { parent: this, protect, retainOnDelete: retainData },
    );
    const backupVaultName = vault.name;
    const child = { parent: vault, retainOnDelete: retainData };
    new VaultLockConfiguration(`${name}-lock`, { backupVaultName, ...lockInputs(backup) }, child);
    const policy = JSON.stringify(vaultDocument(place, { kept: retainData }));
    new VaultPolicy(`${name}-policy`, { backupVaultName, policy }, child);
    new VaultNotifications(
      `${name}-notifications`,
      { backupVaultName, snsTopicArn: alerts.topicArn, backupVaultEvents: FAILURES },
      { parent: this, dependsOn: [alerts.policy] },
    );

    this.registerOutputs({});
  }
}

const FAILURES = ["BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"];
/** The fewest days for changing one's mind that AWS takes: https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
const GRACE_DAYS = 3;

/** Days in which the lock can still be changed make it one that nobody can lift after them. */
function lockInputs({ lockMode, minRetentionDays, maxRetentionDays }: BackupSettings) {
  const bounds = { minRetentionDays, maxRetentionDays };
  return lockMode === "COMPLIANCE" ? { ...bounds, changeableForDays: GRACE_DAYS } : bounds;
}
