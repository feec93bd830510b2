import type * as pulumi from "@pulumi/pulumi";

import type { DatabaseSettings } from "../../../database-settings.js";

/** What its region has ready for a database. */
export interface InstanceParts {
  readonly database: DatabaseSettings;
  readonly keyArn: pulumi.Input<string>;
  readonly subnetGroupName: pulumi.Input<string>;
  readonly parameterGroupName: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly monitoringRoleArn: pulumi.Input<string>;
}

/** Not the names that are tried first: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25 */
export const USERNAME = "tap_master";
export const DATABASE_NAME = "tap";

/** What primary and replicas have in common. */
export function instanceInputs(parts: InstanceParts) {
  const { database, keyArn } = parts;
  return {
    storageEncrypted: true,
    kmsKeyId: keyArn,
    maxAllocatedStorage: database.maxStorageGiB,
    dbSubnetGroupName: parts.subnetGroupName,
    parameterGroupName: parts.parameterGroupName,
    vpcSecurityGroupIds: [parts.securityGroupId],
    publiclyAccessible: false,
    port: database.port,
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: "rds-ca-rsa2048-g1",
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: true,
    monitoringInterval: 60,
    monitoringRoleArn: parts.monitoringRoleArn,
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: keyArn,
    performanceInsightsRetentionPeriod: 7,
    databaseInsightsMode: "standard",
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
  };
}
