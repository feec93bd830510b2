import { editResource } from "../../src/sandbox/inventory/edit-resource.js";
import { trust, TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const vaultIn = (aws: Connection) => aws.create(TYPE.vault, { name: "main" });
const planIn = (aws: Connection, lifecycle: Inputs = { deleteAfter: 35 }) =>
  aws.create(TYPE.backupPlan, { name: "daily", rules: [{ ruleName: "daily", targetVaultName: "main", lifecycle }] });

async function selectionIn(aws: Connection, service: string) {
  await vaultIn(aws);
  const plan = await planIn(aws);
  const role = await aws.create(TYPE.role, { name: "backup", assumeRolePolicy: trust(service) });
  await aws.create(TYPE.backupSelection, { name: "tagged", planId: plan.id, iamRoleArn: role["arn"] });
  return plan;
}

export const BACKUP_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a vault that the region has already": {
    async attempt({ east, west }) {
      await vaultIn(west);
      await vaultIn(east);
      await vaultIn(east);
    },
    message: /^Backup vault with the same name already exists: main$/,
  },
  "deleting a vault that holds recovery points": {
    async attempt({ east, folder }) {
      await vaultIn(east);
      editResource(folder, "main", "recoveryPoints", 3);
      await east.delete(TYPE.vault, "main");
    },
    message: /^Backup vault cannot be deleted because it contains recovery points\.$/,
  },
  "a vault lock whose bounds are the wrong way round": {
    async attempt({ east }) {
      await vaultIn(east);
      await east.create(TYPE.vaultLock, { backupVaultName: "main", minRetentionDays: 30, maxRetentionDays: 7 });
    },
    message: /^Minimum retention days cannot exceed maximum retention days\.$/,
  },
  "a plan whose recovery points the vault's lock refuses": {
    async attempt({ east }) {
      await vaultIn(east);
      await east.create(TYPE.vaultLock, { backupVaultName: "main", minRetentionDays: 40 });
      await planIn(east);
    },
    message: /^Retention of 35 days is outside the bounds of the vault's lock\.$/,
  },
  "a plan that deletes from cold storage within 90 days": {
    async attempt({ east }) {
      await vaultIn(east);
      await planIn(east, { coldStorageAfter: 30, deleteAfter: 119 });
    },
    message:
      /^Invalid lifecycle\. DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays\.$/,
  },
  "a plan for a vault that does not exist": {
    async attempt({ east, west }) {
      await vaultIn(west);
      await planIn(east);
    },
    message: /^Backup vault main does not exist\.$/,
  },
  "deleting a plan that selects resources": {
    async attempt({ east }) {
      const { id } = await selectionIn(east, "backup.amazonaws.com");
      await east.delete(TYPE.backupPlan, id);
    },
    message: /^Related backup plan selections must be deleted prior to backup plan deletion\.$/,
  },
  "a backup selection with a role that AWS Backup may not assume": {
    attempt: ({ east }) => selectionIn(east, "ec2.amazonaws.com"),
    message: /^IAM Role arn:aws:iam::111122223333:role\/backup cannot be assumed by AWS Backup$/,
  },
};
