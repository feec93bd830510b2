import { textAt } from "../../properties.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { find, type Change, type Rule } from "../rule.js";

const TRAIL = "aws:cloudtrail/trail:Trail";
const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const API = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html";

export const TRAIL_RULES: readonly Rule[] = [
  {
    title: "a trail that the region has already",
    types: [TRAIL],
    on: ["create"],
    code: "TrailAlreadyExistsException",
    documentation: API,
    refuses: ({ accountId, existing, inputs }) =>
      existing === undefined
        ? undefined
        : `Trail ${textAt(inputs, "name") ?? ""} already exists for customer: ${accountId}`,
  },
  {
    title: "a sixth trail in a region",
    types: [TRAIL],
    on: ["create"],
    code: "MaximumNumberOfTrailsExceededException",
    documentation: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html",
    refuses: ({ account, accountId, region }) =>
      account.ofType(TRAIL, region).length >= 5
        ? `User: ${accountId} already has 5 trails in ${region}. The maximum number of trails is 5.`
        : undefined,
  },
  {
    title: "a trail whose bucket does not let CloudTrail write",
    types: [TRAIL],
    on: ["create", "update"],
    code: "InsufficientS3BucketPolicyException",
    documentation:
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    refuses({ account, inputs }) {
      const bucket = textAt(inputs, "s3BucketName") ?? "";
      const policy = policyAt(find(account, bucket, "aws:s3/bucketPolicy:BucketPolicy")?.inputs ?? {});
      const allowed = ["s3:GetBucketAcl", "s3:PutObject"].every((action) => allowsService(policy, CLOUDTRAIL, action));
      return allowed ? undefined : `Incorrect S3 bucket policy is detected for bucket: ${bucket}`;
    },
  },
  {
    title: "a trail whose key CloudTrail may not use",
    types: [TRAIL],
    on: ["create", "update"],
    code: "InsufficientEncryptionPolicyException",
    documentation:
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
    refuses(change) {
      const keyArn = textAt(change.inputs, "kmsKeyId");
      const bucket = textAt(change.inputs, "s3BucketName") ?? "";
      if (keyArn === undefined || maySealWith(change, keyArn, bucket)) return undefined;
      return `Insufficient permissions to access S3 bucket ${bucket} or KMS key ${keyArn}.`;
    },
  },
  {
    title: "a trail to a log group whose ARN does not end in :*",
    types: [TRAIL],
    on: ["create", "update"],
    code: "InvalidCloudWatchLogsLogGroupArnException",
    documentation: API,
    refuses({ inputs }) {
      const arn = textAt(inputs, "cloudWatchLogsGroupArn");
      return arn === undefined || arn.endsWith(":*")
        ? undefined
        : "CloudTrail cannot validate the specified log group ARN.";
    },
  },
  {
    title: "a trail with a log role that CloudTrail may not assume",
    types: [TRAIL],
    on: ["create", "update"],
    code: "InvalidCloudWatchLogsRoleArnException",
    documentation: API,
    refuses({ account, inputs }) {
      const role = find(account, textAt(inputs, "cloudWatchLogsRoleArn") ?? "", "aws:iam/role:Role");
      if (role === undefined) return undefined;
      const trusted = allowsService(policyAt(role.inputs, "assumeRolePolicy"), CLOUDTRAIL, "sts:AssumeRole");
      return trusted ? undefined : "Access denied. Check the trust relationships for your role.";
    },
  },
];

/** The key must lie in the region of the bucket. */
function maySealWith({ account }: Change, keyArn: string, bucket: string): boolean {
  const region = find(account, bucket, "aws:s3/bucket:Bucket")?.region;
  const key = find(account, keyArn, "aws:kms/key:Key", region);
  return key !== undefined && allowsService(policyAt(key.outputs), CLOUDTRAIL, "kms:GenerateDataKey");
}
