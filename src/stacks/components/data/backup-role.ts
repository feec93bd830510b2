import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import * as pulumi from "@pulumi/pulumi";

import { iamPath } from "../../arns.js";
import { BACKUP_POLICIES, backupTrust } from "../../documents/backup.js";
import { type Place, regionalNames } from "../../naming.js";

export interface BackupRoleArgs {
  readonly place: Place;
  readonly boundaryArn: pulumi.Input<string>;
}

/** What AWS Backup reads one region's data with, and writes it back. AWS keeps its policies up to date. */
export class BackupRole extends pulumi.ComponentResource {
  constructor(name: string, { place, boundaryArn }: BackupRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:backup:BackupRole", name, {}, opts);
    const child = { parent: this };

    const roleName = regionalNames.backupRole(place);
    const role = new Role(
      `${name}-role`,
      {
        name: roleName,
        path: iamPath(place),
        description: "Lets AWS Backup make and restore recovery points",
        assumeRolePolicy: JSON.stringify(backupTrust()),
        permissionsBoundary: boundaryArn,
        maxSessionDuration: 3600,
        tags: { Name: roleName },
      },
      child,
    );
    for (const [id, policyArn] of Object.entries(BACKUP_POLICIES)) {
      new RolePolicyAttachment(`${name}-${id}`, { role: role.name, policyArn }, child);
    }

    this.registerOutputs({});
  }
}
