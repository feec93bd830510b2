import { expect, it } from "vitest";

import { keyDocument } from "../../../src/stacks/documents/key.js";

const HOME = { environment: "prod", account: "111122223333", region: "us-east-1" };
const AWAY = { ...HOME, region: "us-west-2" };

const ROOT = {
  Sid: "EnableIamPolicies",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const logs = (region: string) => ({
  Sid: "CloudWatchLogs",
  Effect: "Allow",
  Principal: { Service: `logs.${region}.amazonaws.com` },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
  Resource: "*",
  Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:111122223333:*` } },
});
const TRAIL = {
  StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/PROD-cloudtrail-main-global" },
};
const CLOUDTRAIL = [
  {
    Sid: "CloudTrailEncrypt",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "kms:GenerateDataKey*",
    Resource: "*",
    Condition: {
      ...TRAIL,
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*" },
    },
  },
  {
    Sid: "CloudTrailDescribe",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "kms:DescribeKey",
    Resource: "*",
    Condition: TRAIL,
  },
  {
    Sid: "CloudTrailDecryptForBucketKey",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: TRAIL,
  },
];
const alerting = (...services: string[]) => [
  {
    Sid: "ServicesToSns",
    Effect: "Allow",
    Principal: { Service: services },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
  },
  {
    Sid: "EventBridgeToSnsAndSqs",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
  },
];
const CONFIG = {
  Sid: "Config",
  Effect: "Allow",
  Principal: { Service: "config.amazonaws.com" },
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: "*",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const autoScaling = (region: string) => {
  const role = `AWSServiceRoleForAutoScaling_tapctl-prod-${region}`;
  const Principal = { AWS: `arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/${role}` };
  return [
    {
      Sid: "AutoScalingUse",
      Effect: "Allow",
      Principal,
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
    },
    {
      Sid: "AutoScalingGrant",
      Effect: "Allow",
      Principal,
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
};
const ebs = (region: string) => ({
  Sid: "EbsDefaultKeyForAccount",
  Effect: "Allow",
  Principal: { AWS: "*" },
  Action: [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:CreateGrant",
    "kms:DescribeKey",
  ],
  Resource: "*",
  Condition: {
    StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": `ec2.${region}.amazonaws.com` },
  },
});

it("names everything that uses the home region's key", () => {
  const document = keyDocument(HOME, { trailHome: true, budgets: true, ebsDefault: true });

  const { Statement, Version } = document;
  expect(Version).toBe("2012-10-17");
  expect(Statement).toEqual([
    ROOT,
    logs("us-east-1"),
    ...CLOUDTRAIL,
    ...alerting(
      "cloudwatch.amazonaws.com",
      "backup.amazonaws.com",
      "s3.amazonaws.com",
      "events.rds.amazonaws.com",
      "budgets.amazonaws.com",
    ),
    CONFIG,
    ...autoScaling("us-east-1"),
    ebs("us-east-1"),
  ]);
});

it("leaves out trail, budgets and the default for EBS where this region has no part in them", () => {
  const document = keyDocument(AWAY, { trailHome: false, budgets: false, ebsDefault: false });

  expect(document.Statement).toEqual([
    ROOT,
    logs("us-west-2"),
    ...alerting("cloudwatch.amazonaws.com", "backup.amazonaws.com", "s3.amazonaws.com", "events.rds.amazonaws.com"),
    CONFIG,
    ...autoScaling("us-west-2"),
  ]);
});

it("stays below the size that KMS allows", () => {
  const document = keyDocument(HOME, { trailHome: true, budgets: true, ebsDefault: true });

  expect(JSON.stringify(document).length).toBeLessThan(32 * 1024);
});
