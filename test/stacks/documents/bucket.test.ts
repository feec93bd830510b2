import { expect, it } from "vitest";

import {
  accessLogPrefix,
  logsDocument,
  storageDocument,
  trailBucketDocument,
} from "../../../src/stacks/documents/bucket.js";

const PLACE = { environment: "prod", account: "111122223333", region: "us-east-1" };
const KEY = "arn:aws:kms:us-east-1:111122223333:key/11111111-1111-1111-1111-111111111111";

const transport = (bucket: string) => {
  const deny = {
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  };
  return [
    { Sid: "DenyNonTls", ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "DenyOldTls", ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
};

const STORAGE = "prod-storage-us-east-1-111122223333";
const ENCRYPTION = [
  {
    Sid: "DenyOtherEncryption",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${STORAGE}/*`,
    Condition: {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    },
  },
  {
    Sid: "DenyOtherKeys",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${STORAGE}/*`,
    Condition: {
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": KEY },
    },
  },
];

it("refuses to storage plain transport, other keys, and unlocking but by the break-glass role", () => {
  expect(storageDocument(PLACE, { keyArn: KEY, locked: true })).toEqual({
    Version: "2012-10-17",
    Statement: [
      ...transport(STORAGE),
      ...ENCRYPTION,
      {
        Sid: "DenyUnlocking",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:BypassGovernanceRetention",
        Resource: `arn:aws:s3:::${STORAGE}/*`,
        Condition: {
          ArnNotEquals: {
            "aws:PrincipalArn": "arn:aws:iam::111122223333:role/tapctl/prod/PROD-role-break-glass-global",
          },
        },
      },
    ],
  });
});

it("lets the deployer empty a storage bucket that is not to be kept", () => {
  const { Statement } = storageDocument(PLACE, { keyArn: KEY, locked: false });

  expect(Statement).toEqual([...transport(STORAGE), ...ENCRYPTION]);
});

it("takes access logs of the named buckets only, each under its own prefix", () => {
  const sources = [STORAGE, "prod-trail-us-east-1-111122223333"];
  const write = (Sid: string, source: string) => ({
    Sid,
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::prod-logs-us-east-1-111122223333/s3/${source}/*`,
    Condition: {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": `arn:aws:s3:::${source}` },
    },
  });

  expect(logsDocument(PLACE, { sources, balancer: false })).toEqual({
    Version: "2012-10-17",
    Statement: [
      ...transport("prod-logs-us-east-1-111122223333"),
      write("ServerAccessLogs1", STORAGE),
      write("ServerAccessLogs2", "prod-trail-us-east-1-111122223333"),
    ],
  });
  expect(accessLogPrefix(STORAGE)).toBe(`s3/${STORAGE}/`);
});

it("takes a load balancer's logs under both prefixes, from the service and from the region's own account", () => {
  const Resource = ["alb", "alb-conn"].map(
    (prefix) => `arn:aws:s3:::prod-logs-us-east-1-111122223333/${prefix}/AWSLogs/111122223333/*`,
  );
  const write = { Effect: "Allow", Action: "s3:PutObject", Resource };

  expect(logsDocument(PLACE, { sources: [], balancer: true }).Statement.slice(2)).toEqual([
    { Sid: "BalancerLogs", Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }, ...write },
    { Sid: "BalancerLogsOfAccount", Principal: { AWS: "arn:aws:iam::127311923021:root" }, ...write },
  ]);
});

it("names no account in regions that never had one for load balancers", () => {
  const young = { ...PLACE, region: "eu-central-2" };

  expect(logsDocument(young, { sources: [], balancer: true }).Statement).toHaveLength(3);
});

it("lets one trail write to the trail bucket, digests with S3's own key included", () => {
  const trail = { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/PROD-cloudtrail-main-global" };

  expect(trailBucketDocument(PLACE)).toEqual({
    Version: "2012-10-17",
    Statement: [
      ...transport("prod-trail-us-east-1-111122223333"),
      {
        Sid: "TrailAclCheck",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: "arn:aws:s3:::prod-trail-us-east-1-111122223333",
        Condition: { StringEquals: trail },
      },
      {
        Sid: "TrailWrite",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::prod-trail-us-east-1-111122223333/AWSLogs/111122223333/*",
        Condition: { StringEquals: { ...trail, "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ],
  });
});
