import { RegionSettings } from "@pulumi/aws/backup/regionSettings.js";
import * as pulumi from "@pulumi/pulumi";

/** What AWS Backup takes care of in this account and region. */
export class BackupRegionSettings extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:backup:BackupRegionSettings", name, {}, opts);

    new RegionSettings(
      `${name}-settings`,
      {
        resourceTypeOptInPreference: { DynamoDB: true, EBS: true, EC2: true, RDS: true, S3: true },
        // Copies of tables to another region need it:
        // https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
        resourceTypeManagementPreference: { DynamoDB: true },
      },
      // AWS adds every other kind of resource to both, which is no reason to change them back.
      { parent: this, ignoreChanges: ["resourceTypeOptInPreference", "resourceTypeManagementPreference"] },
    );

    this.registerOutputs({});
  }
}
