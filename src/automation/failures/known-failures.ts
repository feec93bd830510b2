import type { KnownFailure } from "./known-failure.js";

const PROVIDER = "https://github.com/hashicorp/terraform-provider-aws";
const quota = (service: string, code: string): string =>
  `Ask for more: aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value <n> --region <region>`;

/** The first that matches is the one. */
export const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    says: /failed to save snapshot.*: (?<why>no space left on device|disk quota exceeded|read-only file system|permission denied)/,
    sentence: "The state could not be written: {why}",
    remedy: "Mend that, then repeat the command: it looks for what was made meanwhile, and goes on",
    reaction: "stop",
    seen: "https://github.com/pulumi/pulumi/pull/16090",
  },
  {
    says: /ExpiredToken|RequestExpired|security token included in the request is expired|provided token has expired/,
    sentence: "The session of these credentials has expired",
    remedy: "Sign in again, then repeat the command: what is done is not done twice",
    reaction: "sign-in",
    seen: "https://github.com/pulumi/pulumi-aws/issues/2560",
  },
  {
    says: /incorrect passphrase/,
    sentence: "The passphrase is not the one that the state's secrets are encrypted with",
    remedy: "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the one of the first up",
    seen: "https://github.com/pulumi/pulumi/issues/5223",
  },
  {
    says: /[Nn]o valid credential sources|failed to refresh cached credentials|no EC2 IMDS role found/,
    sentence: "The AWS provider finds no credentials",
    remedy: "Sign in, for example: aws sso login --profile <name>; export AWS_PROFILE=<name>",
    reaction: "sign-in",
    seen: "https://github.com/pulumi/pulumi-aws/issues/2285",
  },
  {
    says: /InvalidClientTokenId|UnrecognizedClientException|AuthFailure|security token included in the request is invalid/,
    sentence: "This region does not know these credentials yet, or not any more",
    remedy: "A region that was enabled a moment ago takes minutes; else sign in again: aws sts get-caller-identity",
    reaction: "again-or-sign-in",
    seen: `${PROVIDER}/issues/13695`,
  },
  {
    says: /not authorized to perform: (?<action>[\w-]+:\w+).*explicit deny in an? (?<policy>service control|permissions boundary|resource control)/,
    sentence: "A {policy} policy forbids {action}",
    remedy: "Have whoever owns that policy allow {action}; no permission of the role itself can",
    seen: "https://github.com/aws/karpenter-provider-aws/issues/8190",
  },
  {
    says: /not authorized to perform: (?<action>[\w-]+:\w+)/,
    sentence: "The credentials may not call {action}",
    remedy: "Allow {action} for them, or deploy as an administrator",
    seen: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2517",
  },
  {
    says: /operation error (?<service>[\w ]+): (?<operation>\w+),.*(?:UnauthorizedOperation|AccessDenied)/,
    sentence: "The credentials may not call {operation} of {service}",
    remedy:
      "Allow it for them, or deploy as an administrator; aws sts decode-authorization-message tells why, where AWS gave a code",
    seen: "https://github.com/aws/karpenter-provider-aws/issues/1536",
  },
  {
    says: /ThrottlingException|Throttling: |RequestLimitExceeded|TooManyRequestsException|Rate exceeded|SlowDown|retry quota exceeded/,
    sentence: "AWS throttles the calls of this account",
    remedy: "Repeat the command in a while; fewer stacks at once ask less: --concurrency 1",
    reaction: "again",
    seen: `${PROVIDER}/issues/36094`,
  },
  {
    says: /StatusCode: 5\d\d|InternalError|InternalFailure|ServiceUnavailable|InternalServerError/,
    sentence: "AWS failed to answer the call",
    remedy: "Repeat the command; if it stays: https://health.aws.amazon.com/health/status",
    reaction: "again-unless-creating",
    seen: `${PROVIDER}/issues/14163`,
  },
  {
    says: /connection reset by peer|i\/o timeout|TLS handshake timeout|no such host|connection refused|: EOF|broken pipe/,
    sentence: "The connection to AWS broke",
    remedy: "Check network, proxy and name resolution, then repeat the command",
    reaction: "again-unless-creating",
    seen: `${PROVIDER}/issues/10715`,
  },
  {
    says: /OperationAborted|conflicting conditional operation/,
    sentence: "S3 still works on an earlier change of this bucket",
    remedy: "Repeat the command; the name of a bucket that was just deleted may be taken for an hour",
    reaction: "again",
    seen: `${PROVIDER}/issues/33478`,
  },
  {
    says: /role defined for the function cannot be assumed by Lambda|[Ii]nvalid principal in policy|one or more invalid principals/,
    sentence: "A role that was just made is not known everywhere yet, or not there",
    remedy:
      "Repeat the command; if it stays, make the role that the policy names, such as AWSServiceRoleForAutoScaling",
    reaction: "again",
    seen: "https://github.com/lightspin-tech/eks-creation-engine/issues/4",
  },
  {
    says: /InsufficientS3BucketPolicyException|Incorrect S3 bucket policy is detected for bucket: (?<bucket>[\w.-]+)/,
    sentence: "CloudTrail may not write to its bucket yet",
    remedy: "Repeat the command; if it stays, look for a deny: aws s3api get-bucket-policy --bucket <bucket>",
    reaction: "again",
    seen: `${PROVIDER}/issues/820`,
  },
  {
    says: /AddressLimitExceeded/,
    sentence: "The region has no Elastic IP address left for this account",
    remedy: quota("ec2", "L-0263D0A3"),
    seen: "https://github.com/hashicorp/terraform/issues/6018",
  },
  {
    says: /VpcLimitExceeded/,
    sentence: "The region has no room for another VPC of this account",
    remedy: quota("vpc", "L-F678F1CE"),
    seen: "https://github.com/RhinoSecurityLabs/cloudgoat/issues/144",
  },
  {
    says: /VcpuLimitExceeded.*current vCPU limit of (?<limit>\d+)/,
    sentence: "The account may run {limit} vCPUs in this region, and this would be more",
    remedy: quota("ec2", "L-1216C47A"),
    seen: "https://github.com/scrapoxy/scrapoxy/issues/202",
  },
];
