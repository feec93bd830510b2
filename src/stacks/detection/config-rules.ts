import type { PlatformSettings } from "../settings.js";
import { baselineFeatures } from "./baseline-features.js";

/** One of AWS's managed rules. */
export interface ConfigRule {
  readonly name: string;
  readonly identifier: string;
  /** It looks once a day and not when something changes. */
  readonly periodic: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The rules that hold here. */
export function configRules(settings: PlatformSettings, region: string): readonly ConfigRule[] {
  const { features, trail, replication } = settings;
  const { guardDuty, securityHub } = baselineFeatures(settings);
  return [
    ...GENERAL,
    daily("CW_LOGGROUP_RETENTION_PERIOD_CHECK", { MinRetentionTime: `${shortestRetention(settings)}` }),
    ...(replication.mode === "off" ? [] : [changed("S3_BUCKET_REPLICATION_ENABLED")]),
    ...(features.database ? DATABASE : []),
    ...(features.table ? TABLE : []),
    ...(features.servers ? SERVERS : []),
    ...(features.loadBalancer ? BALANCER : []),
    ...(features.loadBalancer && features.waf ? FIREWALL : []),
    ...(features.maintenance ? FUNCTIONS : []),
    ...(trail.enabled ? TRAIL : []),
    ...(guardDuty ? [daily("GUARDDUTY_ENABLED_CENTRALIZED")] : []),
    ...(securityHub ? [daily("SECURITYHUB_ENABLED")] : []),
    // IAM is the whole account's: once is enough, and only one region's recorder sees it.
    ...(region === settings.primary ? IDENTITY : []),
  ];
}

function shortestRetention({ network, logs }: PlatformSettings): number {
  return Math.min(network.flowLogRetentionDays, logs.retentionDays);
}

/** The names that differ from the identifier. */
const NAMES: Readonly<Record<string, string>> = { INCOMING_SSH_DISABLED: "restricted-ssh" };

type Parameters = ConfigRule["parameters"];

/** https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-evaluation-mode.html */
function changed(identifier: string, parameters: Parameters = {}): ConfigRule {
  return { name: nameOf(identifier), identifier, periodic: false, parameters };
}

function daily(identifier: string, parameters: Parameters = {}): ConfigRule {
  return { name: nameOf(identifier), identifier, periodic: true, parameters };
}

function nameOf(identifier: string): string {
  return NAMES[identifier] ?? identifier.toLowerCase().replaceAll("_", "-");
}

const GENERAL = [
  changed("ENCRYPTED_VOLUMES"),
  changed("INCOMING_SSH_DISABLED"),
  changed("RESTRICTED_INCOMING_TRAFFIC"),
  changed("S3_BUCKET_PUBLIC_READ_PROHIBITED"),
  changed("S3_BUCKET_PUBLIC_WRITE_PROHIBITED"),
  changed("S3_BUCKET_SSL_REQUESTS_ONLY"),
  changed("S3_DEFAULT_ENCRYPTION_KMS"),
  changed("S3_BUCKET_VERSIONING_ENABLED"),
  changed("S3_BUCKET_LOGGING_ENABLED"),
  changed("S3_BUCKET_DEFAULT_LOCK_ENABLED"),
  daily("S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC"),
  daily("EC2_EBS_ENCRYPTION_BY_DEFAULT"),
  changed("SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED"),
  daily("VPC_FLOW_LOGS_ENABLED"),
  changed("VPC_DEFAULT_SECURITY_GROUP_CLOSED"),
  changed("NACL_NO_UNRESTRICTED_SSH_RDP"),
  daily("CMK_BACKING_KEY_ROTATION_ENABLED"),
  daily("KMS_CMK_NOT_SCHEDULED_FOR_DELETION"),
  changed("SNS_ENCRYPTED_KMS"),
  daily("CLOUDWATCH_LOG_GROUP_ENCRYPTED"),
  changed("REQUIRED_TAGS", {
    tag1Key: "Environment",
    tag2Key: "Owner",
    tag3Key: "CostCenter",
    tag4Key: "Project",
    tag5Key: "ManagedBy",
  }),
];

const DATABASE = [
  changed("RDS_STORAGE_ENCRYPTED"),
  changed("RDS_INSTANCE_PUBLIC_ACCESS_CHECK"),
  changed("RDS_MULTI_AZ_SUPPORT"),
  changed("RDS_INSTANCE_DELETION_PROTECTION_ENABLED"),
  changed("RDS_ENHANCED_MONITORING_ENABLED"),
  changed("RDS_LOGGING_ENABLED"),
  changed("RDS_INSTANCE_IAM_AUTHENTICATION_ENABLED"),
  daily("RDS_IN_BACKUP_PLAN"),
  changed("SECRETSMANAGER_ROTATION_ENABLED_CHECK"),
  changed("SECRETSMANAGER_USING_CMK"),
];

const TABLE = [
  changed("DYNAMODB_PITR_ENABLED"),
  changed("DYNAMODB_TABLE_ENCRYPTED_KMS"),
  changed("DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED"),
];

const SERVERS = [
  changed("EC2_IMDSV2_CHECK"),
  changed("EC2_INSTANCE_NO_PUBLIC_IP"),
  changed("EC2_INSTANCE_MANAGED_BY_SSM"),
];

const BALANCER = [
  daily("ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK"),
  changed("ALB_HTTP_DROP_INVALID_HEADER_ENABLED"),
  changed("ELB_LOGGING_ENABLED"),
  changed("ELB_DELETION_PROTECTION_ENABLED"),
  changed("ACM_CERTIFICATE_EXPIRATION_CHECK"),
];

const FIREWALL = [changed("ALB_WAF_ENABLED"), daily("WAFV2_LOGGING_ENABLED")];

const FUNCTIONS = [
  changed("LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"),
  changed("LAMBDA_INSIDE_VPC"),
  changed("LAMBDA_DLQ_CHECK"),
  changed("LAMBDA_FUNCTION_SETTINGS_CHECK", { runtime: "python3.12" }),
];

const TRAIL = [
  daily("MULTI_REGION_CLOUD_TRAIL_ENABLED"),
  daily("CLOUD_TRAIL_ENCRYPTION_ENABLED"),
  daily("CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED"),
];

const IDENTITY = [
  changed("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS"),
  daily("IAM_PASSWORD_POLICY", { MinimumPasswordLength: "14", PasswordReusePrevention: "24" }),
  daily("IAM_ROOT_ACCESS_KEY_CHECK"),
  daily("ROOT_ACCOUNT_MFA_ENABLED"),
  daily("MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"),
  daily("ACCESS_KEYS_ROTATED", { maxAccessKeyAge: "90" }),
];
