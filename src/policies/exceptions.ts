/** A grant that is wider than the rules allow, on purpose. */
export interface GrantException {
  /** The component that the document's resource is part of. */
  readonly within: string;
  readonly sid: string;
  readonly reason: string;
}

const FILTER = "What passes an endpoint needs a grant of its own besides, as below a boundary";

/** Every statement that may name all actions of a service or all principals; a statement that nothing needs fails a test. */
export const GRANT_EXCEPTIONS: readonly GrantException[] = [
  {
    within: "tapctl:security:PermissionsBoundary",
    sid: "Ceiling",
    reason: "A boundary grants nothing: what it allows is the most that other policies can grant",
  },
  {
    within: "tapctl:security:MasterKey",
    sid: "EnableIamPolicies",
    reason: "Without it no policy in IAM could grant the key's use, and nobody could change the key's policy",
  },
  {
    within: "tapctl:security:MasterKey",
    sid: "EbsDefaultKeyForAccount",
    reason: "The default key for EBS serves all volumes of the account, and through EC2 alone",
  },
  { within: "tapctl:network:Endpoints", sid: "OwnPrincipals", reason: FILTER },
  { within: "tapctl:network:Endpoints", sid: "OwnTables", reason: FILTER },
  { within: "tapctl:network:Endpoints", sid: "OwnBuckets", reason: FILTER },
  { within: "tapctl:network:Endpoints", sid: "AwsPackages", reason: FILTER },
];

/** A control of a security standard that something does not meet, on purpose. */
export interface ControlException {
  /** As Security Hub or the scanner names it. */
  readonly control: string;
  /** Of the resource that does not meet it. */
  readonly type: string;
  /** Its logical name. */
  readonly name: RegExp;
  readonly reason: string;
}

const BUCKET = "aws:s3/bucket:Bucket";
const LOGS_BUCKET = /^tap-logs-bucket$/;

export const CONTROL_EXCEPTIONS: readonly ControlException[] = [
  {
    control: "S3.20",
    type: "aws:s3/bucketVersioning:BucketVersioning",
    name: /-versioning$/,
    reason: "Only the account's root can turn MFA delete on, and no deployment is root; object lock stands in for it",
  },
  {
    control: "CloudWatch.16",
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: /-flow-.*group$/,
    reason: "Flow logs are kept for 30 days, as the specification says; network.flowLogRetentionDays changes it",
  },
  {
    control: "S3.17",
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    name: /^tap-logs-encryption$/,
    reason: "Load balancers and S3 deliver logs only into buckets that are encrypted with S3's own keys",
  },
  { control: "S3.9", type: BUCKET, name: LOGS_BUCKET, reason: "A bucket that logs to itself would never stop" },
  {
    control: "S3.7",
    type: BUCKET,
    name: LOGS_BUCKET,
    reason: "Access logs are not needed where their region is lost, and would cost as much again",
  },
  {
    control: "S3.15",
    type: BUCKET,
    name: LOGS_BUCKET,
    reason: "Server access logs cannot be delivered into a bucket with a default retention",
  },
  {
    control: "CKV_AWS_260",
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    name: /-80-/,
    reason: "Port 80 answers with a redirect to HTTPS and nothing else; network.ingressCidrs narrows who may ask",
  },
  {
    control: "elbv2_internet_facing",
    type: "aws:lb/loadBalancer:LoadBalancer",
    name: /-balancer$/,
    reason: "It is there to be asked from the internet; tls.mode none makes it internal",
  },
  {
    control: "EC2.172",
    type: "aws:ec2/vpc:Vpc",
    name: /-vpc$/,
    reason: "Blocking internet gateways would cut off the load balancer, and holds for all of the account's networks",
  },
  {
    control: "CKV_AWS_272",
    type: "aws:lambda/function:Function",
    name: /^tap-/,
    reason: "The functions' code comes from this repository, packed by the engine: there is no signed object to check",
  },
  {
    control: "RDS.5",
    type: "aws:rds/instance:Instance",
    name: /-replica-.*-instance$/,
    reason: "A replica is a standby already; database.replicaMultiAz gives it another one at a price",
  },
  {
    control: "IAM.1",
    type: "aws:iam/policy:Policy",
    name: /-boundary-policy$/,
    reason: "A boundary grants nothing: its allow-all is a ceiling (CKV_AWS_62, CKV_AWS_63)",
  },
];
