import { randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Born, Shape, Shapes } from "../shape.js";

const vaultArn = ({ region, accountId }: Born, vault: string) =>
  `arn:aws:backup:${region}:${accountId}:backup-vault:${vault}`;

const VAULT: Shape = {
  service: "Backup",
  noun: "Backup Vault",
  operations: { create: "CreateBackupVault", update: "TagResource", delete: "DeleteBackupVault" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: { forceDestroy: false },
  computed: { arn: (born) => vaultArn(born, born.id), recoveryPoints: () => 0 },
  replaces: ["name", "kmsKeyArn"],
};

/** One aspect of a vault: its id is the vault's name, and making it sets it. */
function aspect(noun: string, operation: string): Shape {
  return {
    service: "Backup",
    noun: `Backup Vault ${noun}`,
    operations: { create: `Put${operation}`, update: `Put${operation}`, delete: `Delete${operation}` },
    id: ({ inputs }) => textAt(inputs, "backupVaultName") ?? "",
    put: true,
    computed: { backupVaultArn: (born) => vaultArn(born, born.id) },
    replaces: ["backupVaultName"],
  };
}

const PLAN: Shape = {
  service: "Backup",
  noun: "Backup Plan",
  operations: { create: "CreateBackupPlan", update: "UpdateBackupPlan", delete: "DeleteBackupPlan" },
  id: () => randomUUID(),
  nameProperty: "name",
  computed: {
    arn: ({ region, accountId, id }) => `arn:aws:backup:${region}:${accountId}:backup-plan:${id}`,
    version: () => randomUUID(),
  },
  replaces: ["name"],
};

export const BACKUP_SHAPES: Shapes = {
  "aws:backup/vault:Vault": VAULT,
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    ...aspect("Lock Configuration", "BackupVaultLockConfiguration"),
    replaces: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
  },
  "aws:backup/vaultPolicy:VaultPolicy": aspect("Policy", "BackupVaultAccessPolicy"),
  "aws:backup/vaultNotifications:VaultNotifications": {
    ...aspect("Notifications", "BackupVaultNotifications"),
    replaces: ["backupVaultName", "snsTopicArn", "backupVaultEvents"],
  },
  "aws:backup/plan:Plan": PLAN,
  "aws:backup/selection:Selection": {
    service: "Backup",
    noun: "Backup Selection",
    operations: { create: "CreateBackupSelection", delete: "DeleteBackupSelection" },
    id: () => randomUUID(),
    nameProperty: "name",
    replaces: ["name", "planId", "iamRoleArn", "selectionTags", "conditions", "resources", "notResources"],
  },
  "aws:backup/regionSettings:RegionSettings": {
    service: "Backup",
    noun: "Backup Region Settings",
    operations: { create: "UpdateRegionSettings", update: "UpdateRegionSettings", delete: "UpdateRegionSettings" },
    id: ({ region }) => region,
    put: true,
  },
};
