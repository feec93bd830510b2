import type { PolicyException } from "./exception.js";

const REVIEWED = { owner: "platform-team", expires: "2027-11-30" };
const ANY = /./;
const BUCKET = "aws:s3/bucket:Bucket";
const LOGS_BUCKET = /^tap-logs-bucket$/;
const CONFIG_BUCKET = /^tap-watch-config-bucket-bucket$/;
const TRAIL_BUCKET = /^tap-trail-bucket-bucket$/;
const STACK = "pulumi:pulumi:Stack";

function excuse(control: string, type: string, name: RegExp, reason: string): PolicyException {
  return { control, type, name, reason, ...REVIEWED };
}

/** Of one statement of what a component makes. */
function excuseStatement(control: string, within: string, part: string, reason: string): PolicyException {
  return { ...excuse(control, within, ANY, reason), part };
}

const KEY = "tapctl:security:MasterKey";
const CEILING = "A boundary grants nothing: what it allows is the most that other policies can grant";

const STATEMENTS: readonly PolicyException[] = [
  ...["TAP.1", "TAP.5"].map((control) =>
    excuseStatement(control, "tapctl:security:PermissionsBoundary", "Ceiling", CEILING),
  ),
  excuseStatement(
    "TAP.1",
    KEY,
    "EnableIamPolicies",
    "Without it no policy in IAM could grant the key's use, and nobody could change the key's policy",
  ),
  excuseStatement(
    "TAP.2",
    "tapctl:network:Endpoints",
    "AwsPackages",
    "What passes an endpoint needs a grant of its own, and AWS names its package buckets with a changing end",
  ),
  excuseStatement(
    "TAP.3",
    "tapctl:storage:LogsBucket",
    "BalancerLogsOfAccount",
    "In older regions load balancers write their logs from an account of AWS's",
  ),
  excuseStatement(
    "TAP.4",
    "tapctl:storage:LogsBucket",
    "BalancerLogs",
    "AWS documents no source for load balancers' logs; the path that they may write to holds the account",
  ),
  excuseStatement("TAP.4", KEY, "EventBridgeToSnsAndSqs", "EventBridge sends no source that a condition could test"),
  excuseStatement(
    "TAP.4",
    "aws:sns/topicPolicy:TopicPolicy",
    "EventBridgeNoCondition",
    "A condition on EventBridge drops its events without a word",
  ),
];

const BUCKETS: readonly PolicyException[] = [
  excuse(
    "S3.20",
    BUCKET,
    ANY,
    "Only the account's root can turn MFA delete on, and no deployment is root; object lock stands in for it",
  ),
  excuse(
    "S3.17",
    BUCKET,
    LOGS_BUCKET,
    "Load balancers and S3 deliver logs only into buckets that are encrypted with S3's own keys",
  ),
  excuse("S3.9", BUCKET, LOGS_BUCKET, "A bucket that logs to itself would never stop"),
  excuse(
    "S3.7",
    BUCKET,
    LOGS_BUCKET,
    "Access logs are not needed where their region is lost, and would cost as much again",
  ),
  excuse("S3.7", BUCKET, CONFIG_BUCKET, "AWS Config keeps the same history itself, for seven years"),
  excuse("S3.7", BUCKET, TRAIL_BUCKET, "CloudWatch holds the same events, and CloudTrail those of the last 90 days"),
  excuse("S3.15", BUCKET, LOGS_BUCKET, "Server access logs cannot be delivered into a bucket with a default retention"),
  excuse("S3.15", BUCKET, CONFIG_BUCKET, "AWS Config does not deliver into a bucket with a default retention"),
  excuse("S3.15", BUCKET, TRAIL_BUCKET, "Its digest files prove every change, and old versions are kept"),
];

/** Every exception; one that nothing needs, or that has expired, fails a test. */
export const EXCEPTIONS: readonly PolicyException[] = [
  ...STATEMENTS,
  ...BUCKETS,
  excuse(
    "CloudWatch.16",
    "aws:cloudwatch/logGroup:LogGroup",
    /-flow-.*group$/,
    "Flow logs are kept for 30 days, as the specification says; network.flowLogRetentionDays changes it",
  ),
  excuse(
    "EC2.172",
    "aws:ec2/vpc:Vpc",
    /-vpc$/,
    "Blocking internet gateways would cut off the load balancer, and holds for all of the account's networks",
  ),
  excuse("ELB.18", "aws:lb/listener:Listener", /-http$/, "Port 80 answers with a redirect to HTTPS and nothing else"),
  excuse(
    "RDS.5",
    "aws:rds/instance:Instance",
    /-replica-.*-instance$/,
    "A replica is a standby already; database.replicaMultiAz gives it another one at a price",
  ),
  ...["S3.22", "S3.23"].map((control) =>
    excuse(
      control,
      "aws:cloudtrail/trail:Trail",
      /-trail$/,
      "Of the buckets that hold data every object's event is recorded; those of logs would record the recording",
    ),
  ),
  excuse(
    "Inspector.3",
    STACK,
    ANY,
    "The functions use Python and boto3 alone, their code is in this repository, and not every region can scan code",
  ),
];
