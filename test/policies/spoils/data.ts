import { spoil, type Spoil } from "./spoil.js";

const DATABASE = "rds/instance";
const PRIMARY = "-primary-instance";
const REPLICA = "-replica-us-west-2-instance";
const TABLE = "dynamodb/table";
const SESSIONS = "-sessions-table";
const ELSEWHERE = "arn:aws:kms:eu-west-1:111122223333:key/1";
const NO_TLS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "Old", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }],
});

export const DATA_SPOILS: readonly Spoil[] = [
  spoil("s3/bucketPolicy", "tap-storage-policy", { policy: NO_TLS }, "S3.5", "TAP.13"),
  spoil("s3/bucketPolicy", "tap-storage-policy", "gone", "S3.5", "TAP.13"),
  spoil("s3/bucketReplicationConfig", "-us-east-1-config", "gone", "S3.7"),
  spoil("s3/bucketPublicAccessBlock", "tap-storage-public-access", { blockPublicAcls: false }, "S3.8"),
  spoil("s3/bucketPublicAccessBlock", "tap-storage-public-access", { restrictPublicBuckets: undefined }, "S3.8"),
  spoil("s3/bucketPublicAccessBlock", "tap-logs-public-access", "gone", "S3.8"),
  spoil("s3/accountPublicAccessBlock", "-public-access", { ignorePublicAcls: false }, "S3.1"),
  spoil("s3/bucketLogging", "tap-storage-logging", "gone", "S3.9"),
  spoil("s3/bucketLogging", "tap-trail-bucket-logging", "gone", "S3.9", "CloudTrail.7"),
  spoil("s3/bucketOwnershipControls", "tap-storage-ownership", { "rule.objectOwnership": "ObjectWriter" }, "S3.12"),
  spoil("s3/bucketLifecycleConfiguration", "tap-storage-lifecycle", { "rules.0.status": "Disabled" }, "S3.13"),
  spoil("s3/bucketVersioning", "tap-storage-versioning", { "versioningConfiguration.status": "Suspended" }, "S3.14"),
  spoil("s3/bucket", "tap-storage-bucket", { objectLockEnabled: false }, "S3.15"),
  spoil("s3/bucketObjectLockConfiguration", "tap-storage-lock", "gone", "S3.15"),
  spoil(
    "s3/bucketServerSideEncryptionConfiguration",
    "tap-storage-encryption",
    { "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm": "AES256" },
    "S3.17",
  ),
  spoil(DATABASE, PRIMARY, { publiclyAccessible: true }, "RDS.2"),
  spoil(DATABASE, PRIMARY, { storageEncrypted: false }, "RDS.3"),
  spoil(DATABASE, REPLICA, { kmsKeyId: undefined }, "TAP.12"),
  spoil(DATABASE, PRIMARY, { kmsKeyId: ELSEWHERE }, "TAP.12"),
  spoil(DATABASE, PRIMARY, { multiAz: false }, "RDS.5"),
  spoil(DATABASE, PRIMARY, { monitoringInterval: 0 }, "RDS.6"),
  spoil(DATABASE, PRIMARY, { deletionProtection: false }, "RDS.8"),
  spoil(DATABASE, PRIMARY, { enabledCloudwatchLogsExports: ["upgrade"] }, "RDS.9"),
  spoil(DATABASE, PRIMARY, { iamDatabaseAuthenticationEnabled: false }, "RDS.10"),
  spoil(DATABASE, PRIMARY, { backupRetentionPeriod: 1 }, "RDS.11"),
  spoil(DATABASE, PRIMARY, { autoMinorVersionUpgrade: false }, "RDS.13"),
  spoil(DATABASE, PRIMARY, { copyTagsToSnapshot: false }, "RDS.17"),
  spoil("rds/eventSubscription", "-database-events", { eventCategories: ["deletion"] }, "RDS.20"),
  spoil("rds/eventSubscription", "-parameter-events", "gone", "RDS.21"),
  spoil("rds/eventSubscription", "-security-group-events", { eventCategories: ["failure"] }, "RDS.22"),
  spoil(DATABASE, PRIMARY, { port: 5432 }, "RDS.23"),
  spoil(DATABASE, PRIMARY, { username: "postgres" }, "RDS.25"),
  spoil(DATABASE, PRIMARY, { "tags.BackupPlan": "never" }, "RDS.26"),
  spoil(DATABASE, PRIMARY, { identifier: "PROD-rds" }, "TAP.10"),
  spoil("rds/parameterGroup", "-parameters", { "parameters.0.value": "0" }, "RDS.38"),
  spoil("rds/parameterGroup", "-parameters", { "parameters.1.value": "TLSv1.1" }, "TAP.13"),
  spoil(TABLE, SESSIONS, { billingMode: "PROVISIONED" }, "DynamoDB.1"),
  spoil(TABLE, SESSIONS, { "pointInTimeRecovery.enabled": false }, "DynamoDB.2"),
  spoil(TABLE, SESSIONS, { "replicas.0.pointInTimeRecovery": false }, "DynamoDB.2"),
  spoil(TABLE, SESSIONS, { "tags.BackupPlan": undefined }, "DynamoDB.4"),
  spoil(TABLE, SESSIONS, { deletionProtectionEnabled: false }, "DynamoDB.6"),
  spoil(TABLE, SESSIONS, { "replicas.0.deletionProtectionEnabled": false }, "DynamoDB.6"),
  spoil(TABLE, SESSIONS, { "replicas.0.kmsKeyArn": ELSEWHERE }, "TAP.12"),
  spoil(TABLE, SESSIONS, { serverSideEncryption: undefined }, "TAP.12"),
  spoil("secretsmanager/secretRotation", ".*", "gone", "SecretsManager.1"),
  spoil("secretsmanager/secretRotation", ".*", { "rotationRules.automaticallyAfterDays": 365 }, "SecretsManager.4"),
  spoil("sns/topic", "tap-alerts-topic", { kmsMasterKeyId: undefined }, "SNS.1", "TAP.12"),
  spoil("sns/topic", "tap-alerts-topic", { kmsMasterKeyId: "alias/aws/sns" }, "TAP.12"),
  spoil("sns/topicSubscription", "tap-subscription-webhook", { protocol: "http" }, "TAP.13"),
  spoil("sqs/queue", "-maint-dlq-queue", { kmsMasterKeyId: undefined }, "SQS.1", "TAP.12"),
  spoil("backup/vault", "-backup-vault", { kmsKeyArn: undefined }, "Backup.1", "TAP.12"),
  spoil("backup/vaultLockConfiguration", "-backup-lock", "gone", "TAP.18"),
];
