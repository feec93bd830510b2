/** What a region has only with the feature that makes it. */
export interface ComputeOutputs {
  readonly albArn?: string;
  readonly albArnSuffix?: string;
  readonly albDnsName?: string;
  readonly albZoneId?: string;
  readonly wafAclArn?: string;
  readonly asgName?: string;
}

export interface FunctionOutputs {
  /** Of the maintenance function. */
  readonly lambdaArn?: string;
}

/** Missing where `features.backup` is off. */
export interface BackupOutputs {
  readonly backupVaultArn?: string;
  readonly backupVaultName?: string;
  readonly backupRoleArn?: string;
}

/** Missing where `features.database` is off. */
export interface DatabaseOutputs {
  readonly dbSubnetGroupName?: string;
  readonly dbParameterGroupName?: string;
  readonly dbSecurityGroupId?: string;
  readonly dbMonitoringRoleArn?: string;
  readonly dbLogGroupNames?: readonly string[];
  /** This one and what follows in the primary only. */
  readonly dbInstanceArn?: string;
  readonly dbInstanceId?: string;
  /** With the port. */
  readonly dbEndpoint?: string;
  /** The function that gives the database a new password; made with `features.database`. */
  readonly rotationFunctionArn?: string;
}

/** Missing where the feature is off, or the region's baseline another environment's. */
export interface WatchOutputs {
  readonly configRecorderName?: string;
  readonly guarddutyDetectorId?: string;
  readonly securityHubArn?: string;
  readonly analyzerArn?: string;
}
