import { Plan } from "@pulumi/aws/backup/plan.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../naming.js";
import { BACKUP_TAG } from "../../tags.js";
import type { BackupSettings } from "../../settings.js";

export interface BackupPlanArgs {
  readonly place: Place;
  readonly vaultName: pulumi.Input<string>;
  readonly roleArn: pulumi.Input<string>;
  /** The vault of another region, where there is one. */
  readonly copyTo: pulumi.Input<string> | undefined;
  readonly backup: BackupSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/** Backs up every day what carries the tag, and copies it to another region. */
export class BackupPlan extends pulumi.ComponentResource {
  constructor(name: string, args: BackupPlanArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:backup:BackupPlan", name, {}, opts);
    const { place, vaultName, roleArn, copyTo, backup, tags } = args;
    const { region } = place;
    const child = { parent: this };
    const lifecycle = { deleteAfter: backup.deleteAfterDays };

    const planName = regionalNames.backupPlan(place);
    const rule = {
      ...DAILY,
      targetVaultName: vaultName,
      lifecycle,
      recoveryPointTags: { ...tags, Name: planName },
      copyActions: copyTo === undefined ? [] : [{ destinationVaultArn: copyTo, lifecycle }],
    };
    const plan = new Plan(`${name}-plan`, { name: planName, region, rules: [rule], tags: { Name: planName } }, child);
    const selectionTags = Object.entries(BACKUP_TAG).map(([key, value]) => ({ type: "STRINGEQUALS", key, value }));
    const selectionName = regionalNames.backupSelection(place);
    new Selection(
      `${name}-selection`,
      { name: selectionName, region, planId: plan.id, iamRoleArn: roleArn, selectionTags },
      child,
    );

    this.registerOutputs({});
  }
}

/** At five in the morning, universal time. */
const DAILY = { ruleName: "daily", schedule: "cron(0 5 ? * * *)", startWindow: 60, completionWindow: 360 };
