/** What a region has only with the feature that makes it. */
export interface ComputeOutputs {
  readonly albArn?: string;
  readonly albArnSuffix?: string;
  readonly albDnsName?: string;
  readonly albZoneId?: string;
  readonly wafAclArn?: string;
  readonly asgName?: string;
}

/** Missing where `features.backup` is off. */
export interface BackupOutputs {
  readonly backupVaultArn?: string;
  readonly backupVaultName?: string;
  readonly backupRoleArn?: string;
}
