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

/** Missing where the feature is off, or the region's baseline another environment's. */
export interface WatchOutputs {
  readonly configRecorderName?: string;
  readonly guarddutyDetectorId?: string;
  readonly securityHubArn?: string;
  readonly analyzerArn?: string;
}
