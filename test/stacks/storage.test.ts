import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, only, register, type Registered } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const build = (settings: PlatformSettings = PROD, region = "us-east-1") =>
  register(() => regionalProgram(settings, region));
const PRIMARY = await build();
const SIDE = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

describe("encryption", () => {
  const keyArn = only(PRIMARY, "aws:kms/key:Key").name;

  it("rests on one key that rotates and is not deleted in a hurry", () => {
    const { policy, tags, ...inputs } = only(PRIMARY, "aws:kms/key:Key").inputs;

    expect(inputs).toEqual({
      description: "Encrypts everything of prod in us-east-1",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      multiRegion: false,
    });
    expect(only(PRIMARY, "aws:kms/alias:Alias").inputs).toMatchObject({ name: "alias/prod-master-us-east-1" });
    expect(JSON.parse(String(policy))).toHaveProperty("Statement");
    expect(tags).toHaveProperty("Name", "PROD-kms-master-us-east-1");
  });

  it("covers topic, log group and storage with that key", () => {
    const arn = `arn:aws:mock:us-east-1:111122223333:${keyArn}`;

    expect(only(PRIMARY, "aws:sns/topic:Topic").inputs["kmsMasterKeyId"]).toBe(arn);
    expect(only(PRIMARY, "aws:cloudwatch/logGroup:LogGroup", "flow-group").inputs["kmsKeyId"]).toBe(arn);
    expect(only(PRIMARY, SIDE, "storage-encryption").inputs["rules"]).toEqual([
      {
        blockedEncryptionTypes: ["SSE-C"],
        bucketKeyEnabled: true,
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: arn },
      },
    ]);
  });

  it("is S3's own in the logs bucket, the only kind that access logs can be written with", () => {
    expect(only(PRIMARY, SIDE, "logs-encryption").inputs["rules"]).toEqual([
      {
        blockedEncryptionTypes: ["SSE-C"],
        bucketKeyEnabled: false,
        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
      },
    ]);
  });
});

describe("buckets", () => {
  it("are private, owned by the account, and versioned", () => {
    for (const name of ["storage", "logs"]) {
      const bucket = `prod-${name}-us-east-1-111122223333`;
      const target = { bucket, region: "us-east-1" };
      const side = (type: string) => PRIMARY.find((one) => one.type.endsWith(type) && one.inputs["bucket"] === bucket);

      expect(side(":BucketPublicAccessBlock")?.inputs).toEqual({
        ...target,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
      const ownership = { ...target, rule: { objectOwnership: "BucketOwnerEnforced" } };
      expect(side(":BucketOwnershipControls")?.inputs).toEqual(ownership);
      const versioning = { ...target, versioningConfiguration: { status: "Enabled" } };
      expect(side(":BucketVersioning")?.inputs).toEqual(versioning);
    }
  });

  it("lock what is stored, and nothing else", () => {
    const locks = ofType(PRIMARY, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration");

    expect(locks.map(({ inputs }) => inputs)).toEqual([
      {
        bucket: "prod-storage-us-east-1-111122223333",
        region: "us-east-1",
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } },
      },
    ]);
    const lockable = ofType(PRIMARY, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["objectLockEnabled"]);
    expect([...lockable].sort()).toEqual([false, false, true]);
  });

  it("log the access to storage, and tell the topic of copies that fail", () => {
    expect(only(PRIMARY, "aws:s3/bucketLogging:BucketLogging", "storage-logging").inputs).toEqual({
      bucket: "prod-storage-us-east-1-111122223333",
      targetBucket: "prod-logs-us-east-1-111122223333",
      targetPrefix: "s3/prod-storage-us-east-1-111122223333/",
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
    });
    expect(only(PRIMARY, "aws:s3/bucketNotification:BucketNotification").inputs).toEqual({
      bucket: "prod-storage-us-east-1-111122223333",
      eventbridge: true,
      topics: [
        {
          topicArn: "arn:aws:mock:us-east-1:111122223333:tap-alerts-topic",
          events: ["s3:Replication:OperationFailedReplication", "s3:Replication:OperationMissedThreshold"],
        },
      ],
    });
  });

  it("forget replaced versions of data after the lock, and logs after a year", () => {
    const rules = (name: string) =>
      only(PRIMARY, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", name).inputs["rules"];
    const common = {
      status: "Enabled",
      filter: { prefix: "" },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    };

    expect(rules("storage-lifecycle")).toEqual([
      { id: "upkeep", ...common, noncurrentVersionExpiration: { noncurrentDays: 90 } },
    ]);
    expect(rules("logs-lifecycle")).toEqual([
      { id: "expire", ...common, expiration: { days: 365 }, noncurrentVersionExpiration: { noncurrentDays: 1 } },
    ]);
  });

  it("take access logs of storage, Config and trail at home, of storage alone in a region that keeps neither", async () => {
    const sources = (resources: readonly Registered[]) =>
      [
        ...String(only(resources, "aws:s3/bucketPolicy:BucketPolicy", "logs-policy").inputs["policy"]).matchAll(
          /\/s3\/([\w-]+)\/\*/g,
        ),
      ].map(([, source]) => source);
    const skipping: PlatformSettings = { ...PROD, baseline: { region: "skip", account: "skip", imports: {} } };

    expect(sources(PRIMARY)).toEqual([
      "prod-storage-us-east-1-111122223333",
      "prod-config-us-east-1-111122223333",
      "prod-trail-us-east-1-111122223333",
    ]);
    expect(sources(await build(skipping, "us-west-2"))).toEqual(["prod-storage-us-west-2-111122223333"]);
  });
});
