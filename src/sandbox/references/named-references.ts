import { FUNCTION_NAMES } from "./function-references.js";
import type { NamedReference } from "./reference-kind.js";

const bucket = (property: string, code: string, message: string): NamedReference => ({
  property,
  types: ["aws:s3/bucket:Bucket"],
  code,
  status: 404,
  message: () => message,
});

const ROLE_BY_NAME: NamedReference = {
  property: "role",
  types: ["aws:iam/role:Role"],
  code: "NoSuchEntity",
  status: 404,
  message: (name) => `The role with name ${name} cannot be found.`,
};

const VAULT_BY_NAME: NamedReference = {
  property: "backupVaultName",
  types: ["aws:backup/vault:Vault"],
  code: "ResourceNotFoundException",
  message: (name) => `Backup vault ${name} does not exist.`,
};

const SECRET_BY_ARN: NamedReference = {
  property: "secretId",
  types: ["aws:secretsmanager/secret:Secret"],
  code: "ResourceNotFoundException",
  message: () => "Secrets Manager can't find the specified secret.",
};

const LOG_GROUP_BY_NAME: NamedReference = {
  property: "logGroupName",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  code: "ResourceNotFoundException",
  message: () => "The specified log group does not exist.",
};

/** By type; a bucket's side resources, which all name it alike, are added below. */
export const NAMED_REFERENCES: Readonly<Record<string, readonly NamedReference[]>> = {
  ...FUNCTION_NAMES,
  "aws:autoscaling/group:Group": [
    {
      property: "serviceLinkedRoleArn",
      types: ["aws:iam/serviceLinkedRole:ServiceLinkedRole"],
      code: "ValidationError",
      message: () => "ARN specified for Service-Linked Role does not exist.",
    },
  ],
  "aws:autoscaling/policy:Policy": [
    {
      property: "autoscalingGroupName",
      types: ["aws:autoscaling/group:Group"],
      code: "ValidationError",
      message: (name) => `Group ${name} not found`,
    },
  ],
  "aws:backup/selection:Selection": [
    {
      property: "planId",
      types: ["aws:backup/plan:Plan"],
      code: "ResourceNotFoundException",
      message: (plan) => `Cannot find Backup plan with ID ${plan}`,
    },
  ],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [VAULT_BY_NAME],
  "aws:backup/vaultNotifications:VaultNotifications": [VAULT_BY_NAME],
  "aws:backup/vaultPolicy:VaultPolicy": [VAULT_BY_NAME],
  "aws:cfg/recorderStatus:RecorderStatus": [
    {
      property: "name",
      types: ["aws:cfg/recorder:Recorder"],
      code: "NoSuchConfigurationRecorderException",
      message: (name) => `Cannot find configuration recorder with the specified name '${name}'.`,
    },
  ],
  "aws:cfg/deliveryChannel:DeliveryChannel": [
    {
      ...bucket("s3BucketName", "NoSuchBucketException", "Cannot find the specified S3 bucket."),
      status: 400,
      anyRegion: true,
    },
  ],
  "aws:cloudwatch/eventTarget:EventTarget": [
    {
      property: "rule",
      types: ["aws:cloudwatch/eventRule:EventRule"],
      code: "ResourceNotFoundException",
      message: (name) => `Rule ${name} does not exist on EventBus default.`,
    },
  ],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": [LOG_GROUP_BY_NAME],
  "aws:guardduty/detectorFeature:DetectorFeature": [
    {
      property: "detectorId",
      types: ["aws:guardduty/detector:Detector"],
      code: "BadRequestException",
      message: () => "The request is rejected because the input detectorId is not owned by the current account.",
    },
  ],
  "aws:organizations/policyAttachment:PolicyAttachment": [
    {
      property: "policyId",
      types: ["aws:organizations/policy:Policy"],
      code: "PolicyNotFoundException",
      message: () => "We can't find a policy with the PolicyId that you specified.",
    },
  ],
  "aws:iam/rolePolicy:RolePolicy": [ROLE_BY_NAME],
  "aws:rds/instance:Instance": [
    {
      property: "dbSubnetGroupName",
      types: ["aws:rds/subnetGroup:SubnetGroup"],
      code: "DBSubnetGroupNotFoundFault",
      status: 404,
      message: (name) => `DB subnet group '${name}' does not exist.`,
    },
    {
      property: "parameterGroupName",
      types: ["aws:rds/parameterGroup:ParameterGroup"],
      code: "DBParameterGroupNotFound",
      status: 404,
      message: (name) => `DBParameterGroup not found: ${name}`,
    },
  ],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [ROLE_BY_NAME],
  "aws:iam/instanceProfile:InstanceProfile": [ROLE_BY_NAME],
  "aws:kms/alias:Alias": [
    {
      property: "targetKeyId",
      types: ["aws:kms/key:Key"],
      code: "NotFoundException",
      message: (key) => `Key '${key}' does not exist`,
    },
  ],
  "aws:secretsmanager/secretRotation:SecretRotation": [SECRET_BY_ARN],
  "aws:secretsmanager/secretVersion:SecretVersion": [SECRET_BY_ARN],
  "aws:s3/bucketLogging:BucketLogging": [
    {
      ...bucket("targetBucket", "InvalidTargetBucketForLogging", "The target bucket for logging does not exist"),
      anyRegion: true,
    },
  ],
  "aws:cloudtrail/trail:Trail": [
    { ...bucket("s3BucketName", "S3BucketDoesNotExistException", "S3 bucket does not exist"), anyRegion: true },
  ],
};

/** S3 answers in the bucket's own region only. */
export const BUCKET_OF_ASPECT: NamedReference = bucket("bucket", "NoSuchBucket", "The specified bucket does not exist");
