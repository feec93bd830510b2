import { logicalName, typesOf } from "./planned-resource.js";

/** Something that does not meet a control, on purpose. */
export interface PolicyException {
  readonly control: string;
  /** The resource's type, or that of a component around it. */
  readonly type: string;
  /** Of the resource's logical name. */
  readonly name: RegExp;
  /** The statement that is meant, where not the whole resource is. */
  readonly part?: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it excuses anything: `2027-11-30`. */
  readonly expires: string;
}

export function covers(exception: PolicyException, control: string, urn: string, part = ""): boolean {
  const { type, name } = exception;
  const meant = exception.control === control && typesOf(urn).includes(type) && name.test(logicalName(urn));
  return meant && (exception.part === undefined || exception.part === part);
}

export function hasExpired({ expires }: Pick<PolicyException, "expires">, today: string): boolean {
  return today > expires;
}

const REVIEWED = { owner: "platform-team", expires: "2027-11-30" };
const ANY = /./;
const BUCKET = "aws:s3/bucket:Bucket";
const LOGS_BUCKET = /^tap-logs-bucket$/;

/** Every exception; one that nothing needs, or that has expired, fails a test. */
export const EXCEPTIONS: readonly PolicyException[] = [
  {
    control: "TAP.1",
    type: "tapctl:security:PermissionsBoundary",
    name: ANY,
    part: "Ceiling",
    reason: "A boundary grants nothing: what it allows is the most that other policies can grant",
    ...REVIEWED,
  },
  {
    control: "TAP.1",
    type: "tapctl:security:MasterKey",
    name: ANY,
    part: "EnableIamPolicies",
    reason: "Without it no policy in IAM could grant the key's use, and nobody could change the key's policy",
    ...REVIEWED,
  },
  {
    control: "TAP.2",
    type: "tapctl:network:Endpoints",
    name: ANY,
    part: "AwsPackages",
    reason: "What passes an endpoint needs a grant of its own, and AWS names its package buckets with a changing end",
    ...REVIEWED,
  },
  {
    control: "TAP.3",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: /^tap-logs-/,
    part: "BalancerLogsOfAccount",
    reason: "In older regions load balancers write their logs from an account of AWS's",
    ...REVIEWED,
  },
  {
    control: "TAP.4",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: /^tap-logs-/,
    part: "BalancerLogs",
    reason: "AWS documents no source for load balancers' logs; the path that they may write to holds the account",
    ...REVIEWED,
  },
  {
    control: "TAP.4",
    type: "tapctl:security:MasterKey",
    name: ANY,
    part: "EventBridgeToSnsAndSqs",
    reason: "EventBridge sends no source that a condition could test",
    ...REVIEWED,
  },
  {
    control: "TAP.4",
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: ANY,
    part: "EventBridgeNoCondition",
    reason: "A condition on EventBridge drops its events without a word",
    ...REVIEWED,
  },
  {
    control: "TAP.5",
    type: "tapctl:security:PermissionsBoundary",
    name: ANY,
    part: "Ceiling",
    reason: "A boundary grants nothing: what it allows is the most that other policies can grant",
    ...REVIEWED,
  },
  {
    control: "S3.20",
    type: "aws:s3/bucketVersioning:BucketVersioning",
    name: /-versioning$/,
    reason: "Only the account's root can turn MFA delete on, and no deployment is root; object lock stands in for it",
    ...REVIEWED,
  },
  {
    control: "CloudWatch.16",
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: /-flow-.*group$/,
    reason: "Flow logs are kept for 30 days, as the specification says; network.flowLogRetentionDays changes it",
    ...REVIEWED,
  },
  {
    control: "S3.17",
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    name: /^tap-logs-encryption$/,
    reason: "Load balancers and S3 deliver logs only into buckets that are encrypted with S3's own keys",
    ...REVIEWED,
  },
  {
    control: "S3.9",
    type: BUCKET,
    name: LOGS_BUCKET,
    reason: "A bucket that logs to itself would never stop",
    ...REVIEWED,
  },
  {
    control: "S3.7",
    type: BUCKET,
    name: LOGS_BUCKET,
    reason: "Access logs are not needed where their region is lost, and would cost as much again",
    ...REVIEWED,
  },
  {
    control: "S3.15",
    type: BUCKET,
    name: LOGS_BUCKET,
    reason: "Server access logs cannot be delivered into a bucket with a default retention",
    ...REVIEWED,
  },
  {
    control: "EC2.172",
    type: "aws:ec2/vpc:Vpc",
    name: /-vpc$/,
    reason: "Blocking internet gateways would cut off the load balancer, and holds for all of the account's networks",
    ...REVIEWED,
  },
  {
    control: "RDS.5",
    type: "aws:rds/instance:Instance",
    name: /-replica-.*-instance$/,
    reason: "A replica is a standby already; database.replicaMultiAz gives it another one at a price",
    ...REVIEWED,
  },
  {
    control: "IAM.1",
    type: "aws:iam/policy:Policy",
    name: /-boundary-policy$/,
    reason: "A boundary grants nothing: its allow-all is a ceiling (CKV_AWS_62, CKV_AWS_63)",
    ...REVIEWED,
  },
];
