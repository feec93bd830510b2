import { bucketArn, roleArn, trailArn } from "../arns.js";
import { globalNames, name, type Place, regionalNames } from "../naming.js";
import { balancerLogs } from "./balancer-logs.js";
import { policy, type PolicyDocument, type Statement } from "./statement.js";

const ENCRYPTION = "s3:x-amz-server-side-encryption";
const ENCRYPTION_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const EVERYONE = { AWS: "*" };

export interface StorageDocumentArgs {
  readonly keyArn: string;
  /** Locked objects outlive everyone but the break-glass role; elsewhere the deployer may empty the bucket. */
  readonly locked: boolean;
}

export function storageDocument(place: Place, { keyArn, locked }: StorageDocumentArgs): PolicyDocument {
  const arn = bucketArn(regionalNames.storageBucket(place));
  return policy(
    ...encryptedTransport(arn),
    denyUpload("DenyOtherEncryption", arn, ENCRYPTION, "aws:kms"),
    denyUpload("DenyOtherKeys", arn, ENCRYPTION_KEY, keyArn),
    ...(locked ? [denyUnlocking(place, arn)] : []),
  );
}

export interface LogsDocumentArgs {
  /** The buckets whose access is logged here: a bucket never logs to itself. */
  readonly sources: readonly string[];
  readonly balancer: boolean;
}

export function logsDocument(place: Place, { sources, balancer }: LogsDocumentArgs): PolicyDocument {
  const arn = bucketArn(regionalNames.logsBucket(place));
  return policy(
    ...encryptedTransport(arn),
    ...sources.map((source, at) => serverAccessLogs(place, arn, { source, Sid: `ServerAccessLogs${at + 1}` })),
    ...(balancer ? balancerLogs(place, arn) : []),
  );
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
export function trailBucketDocument(home: Place): PolicyDocument {
  const arn = bucketArn(globalNames.trailBucket(home));
  const allow = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const fromTrail = { "aws:SourceArn": trailArn(home) };
  return policy(
    ...encryptedTransport(arn),
    {
      Sid: "TrailAclCheck",
      ...allow,
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: { StringEquals: fromTrail },
    },
    {
      Sid: "TrailWrite",
      ...allow,
      Action: "s3:PutObject",
      Resource: `${arn}/AWSLogs/${home.account}/*`,
      Condition: { StringEquals: { ...fromTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  );
}

/** Where a bucket's access logs go in the logs bucket of its region. */
export function accessLogPrefix(source: string): string {
  return `s3/${source}/`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-tls-version */
export function encryptedTransport(arn: string): Statement[] {
  const deny = { Effect: "Deny", Principal: EVERYONE, Action: "s3:*", Resource: [arn, `${arn}/*`] } as const;
  return [
    { Sid: "DenyNonTls", ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "DenyOldTls", ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/** Only where the header is present: uploads that leave it out get the bucket's default, which is right. */
function denyUpload(Sid: string, arn: string, header: string, wanted: string): Statement {
  return {
    Sid,
    Effect: "Deny",
    Principal: EVERYONE,
    Action: "s3:PutObject",
    Resource: `${arn}/*`,
    Condition: { Null: { [header]: "false" }, StringNotEquals: { [header]: wanted } },
  };
}

function denyUnlocking(place: Place, arn: string): Statement {
  const breakGlass = roleArn(place, name("role", "break-glass", { ...place, region: "global" }));
  return {
    Sid: "DenyUnlocking",
    Effect: "Deny",
    Principal: EVERYONE,
    Action: "s3:BypassGovernanceRetention",
    Resource: `${arn}/*`,
    Condition: { ArnNotEquals: { "aws:PrincipalArn": breakGlass } },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function serverAccessLogs({ account }: Place, arn: string, log: { source: string; Sid: string }): Statement {
  return {
    Sid: log.Sid,
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${arn}/${accessLogPrefix(log.source)}*`,
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": bucketArn(log.source) },
    },
  };
}
