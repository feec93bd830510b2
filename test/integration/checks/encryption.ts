import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client, GetEbsDefaultKmsKeyIdCommand, GetEbsEncryptionByDefaultCommand } from "@aws-sdk/client-ec2";
import { DescribeKeyCommand, GetKeyRotationStatusCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetTopicAttributesCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { expect, it } from "vitest";
import { reach, REGIONS } from "../support/account.js";

export function encryptionChecks(environment: () => string, managesDefaults: boolean): void {
  const lower = () => environment().toLowerCase();

  it.each(REGIONS)("turns the key of %s every year", async (region) => {
    const client = new KMSClient(reach(region));
    const KeyId = await masterKey(lower(), region);

    const status = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(status).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
  });

  it.each(REGIONS)(
    "encrypts every bucket in %s with the region's own key, but for those that take logs",
    async (region) => {
      const key = await masterKey(lower(), region);
      const client = new S3Client({ ...reach(region), forcePathStyle: true });
      const { Buckets = [] } = await client.send(new ListBucketsCommand({}));

      const own = Buckets.map(({ Name = "" }) => Name).filter((name) => isOwn(name, lower(), region));
      expect(own.length).toBeGreaterThanOrEqual(2);
      for (const Bucket of own) {
        const { ServerSideEncryptionConfiguration } = await client.send(new GetBucketEncryptionCommand({ Bucket }));
        const rule = ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
        // Load balancers cannot write to a bucket with a key of one's own.
        const wanted = Bucket.includes("-logs-") ? [Bucket, "AES256", undefined] : [Bucket, "aws:kms", key];
        expect([Bucket, rule?.SSEAlgorithm, rule?.KMSMasterKeyID]).toEqual(wanted);
      }
    },
  );

  it.each(REGIONS)("keeps every bucket in %s private", async (region) => {
    const client = new S3Client({ ...reach(region), forcePathStyle: true });
    const { Buckets = [] } = await client.send(new ListBucketsCommand({}));

    for (const Bucket of Buckets.map(({ Name = "" }) => Name).filter((name) => isOwn(name, lower(), region))) {
      const { PublicAccessBlockConfiguration } = await client.send(new GetPublicAccessBlockCommand({ Bucket }));
      expect(PublicAccessBlockConfiguration, Bucket).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
  });

  it.each(REGIONS)(
    "encrypts every log group in %s with the region's own key, and keeps none for ever",
    async (region) => {
      const key = await masterKey(lower(), region);
      const client = new CloudWatchLogsClient(reach(region));
      const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({}));

      const own = logGroups.filter(({ logGroupName = "" }) => logGroupName.includes(`/${lower()}/`));
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.map(({ logGroupName, kmsKeyId }) => [logGroupName, kmsKeyId])).toEqual(
        own.map(({ logGroupName }) => [logGroupName, key]),
      );
      expect(own.filter(({ retentionInDays }) => retentionInDays === undefined)).toEqual([]);
    },
  );

  it.each(REGIONS)("encrypts every topic in %s with the region's own key", async (region) => {
    const key = await masterKey(lower(), region);
    const client = new SNSClient(reach(region));
    const { Topics = [] } = await client.send(new ListTopicsCommand({}));

    const own = Topics.filter(({ TopicArn = "" }) => TopicArn.includes(`:${environment()}-`));
    expect(own.length).toBeGreaterThanOrEqual(1);
    for (const { TopicArn } of own) {
      const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
      expect([TopicArn, Attributes?.["KmsMasterKeyId"]]).toEqual([TopicArn, key]);
    }
  });

  if (!managesDefaults) return;
  it.each(REGIONS)("encrypts new volumes in %s with the region's own key", async (region) => {
    const client = new EC2Client(reach(region));

    const { EbsEncryptionByDefault } = await client.send(new GetEbsEncryptionByDefaultCommand({}));
    const { KmsKeyId } = await client.send(new GetEbsDefaultKmsKeyIdCommand({}));
    expect([EbsEncryptionByDefault, KmsKeyId]).toEqual([true, await masterKey(lower(), region)]);
  });
}

/** The ARN behind the alias, which is how people and other stacks find it. */
export async function masterKey(environment: string, region: string): Promise<string> {
  const client = new KMSClient(reach(region));
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: `alias/${environment}-master-${region}` }));
  expect(KeyMetadata).toMatchObject({ Enabled: true, KeyManager: "CUSTOMER" });
  return KeyMetadata?.Arn ?? "";
}

function isOwn(bucket: string, environment: string, region: string): boolean {
  return bucket.startsWith(`${environment}-`) && bucket.includes(`-${region}-`);
}
