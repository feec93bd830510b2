import { editResource } from "../../src/sandbox/inventory/edit-resource.js";
import { allow, bucketIn, NOBODY, policy, ROOT, trust, TYPE, versionedBucketIn } from "./platform.js";
import { ACCOUNT, type Connection, type Inputs } from "./sandbox-client.js";
import type { Regions, Violation } from "./violation.js";

const LOCKED = { objectLockEnabled: true };

/** A role for replication, two versioned buckets in two regions, and the rule that leads from one to the other. */
async function replication({ east, west }: Regions, source: Inputs = {}, destination: Inputs = {}) {
  const role = await east.create(TYPE.role, { name: "copy", assumeRolePolicy: trust("s3.amazonaws.com") });
  await versionedBucketIn(east, "source", source);
  const target = await versionedBucketIn(west, "target", destination);
  const rule = { id: "copy", status: "Enabled", destination: { bucket: target["arn"] } };
  return { bucket: "source", role: role["arn"], rules: [rule] };
}

async function trailIn(aws: Connection, inputs: Inputs = {}): Promise<Inputs> {
  await bucketIn(aws, "trail");
  const writes = allow(
    { Service: "cloudtrail.amazonaws.com" },
    ["s3:GetBucketAcl", "s3:PutObject"],
    "arn:aws:s3:::trail/*",
  );
  await aws.create(TYPE.bucketPolicy, { bucket: "trail", policy: policy(writes) });
  return { name: "main", s3BucketName: "trail", ...inputs };
}

const PUBLIC = policy(allow("*", "s3:GetObject", "arn:aws:s3:::data/*"));

export const DATA_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a bucket name that is taken": {
    async attempt({ east, west }) {
      await bucketIn(east, "data");
      await bucketIn(west, "data");
    },
    message: /^Your previous request to create the named bucket succeeded and you already own it\.$/,
  },
  "deleting a bucket that is not empty": {
    async attempt({ east, folder }) {
      await bucketIn(east, "data");
      editResource(folder, "data", "objects", 3);
      await east.delete(TYPE.bucket, "data");
    },
    message: /^The bucket you tried to delete is not empty\. You must delete all versions in the bucket\.$/,
  },
  "a public bucket policy where public policies are blocked": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      await east.create(TYPE.publicAccess, { bucket: "data", blockPublicPolicy: true });
      await east.create(TYPE.bucketPolicy, { bucket: "data", policy: PUBLIC });
    },
    message: /^You are not authorized to perform: s3:PutBucketPolicy because public policies are blocked/,
  },
  "a bucket policy with a principal that does not exist": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      const statement = allow({ AWS: NOBODY }, "s3:GetObject", "arn:aws:s3:::data/*");
      await east.create(TYPE.bucketPolicy, { bucket: "data", policy: policy(statement) });
    },
    message: /^Invalid principal in policy$/,
  },
  "a bucket policy for another bucket's objects": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      const statement = allow({ AWS: ROOT }, "s3:GetObject", "arn:aws:s3:::other/*");
      await east.create(TYPE.bucketPolicy, { bucket: "data", policy: policy(statement) });
    },
    message: /^Policy has invalid resource$/,
  },
  "a bucket notification to a topic that S3 may not publish to": {
    async attempt({ east }) {
      const topic = await east.create(TYPE.topic, { name: "alerts" });
      await bucketIn(east, "data");
      await east.create(TYPE.notification, { bucket: "data", topics: [{ topicArn: topic.id, events: ["s3:*"] }] });
    },
    message: /^Unable to validate the following destination configurations$/,
  },
  "object lock on a bucket without versioning": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      await east.create(TYPE.lock, { bucket: "data", rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } });
    },
    message: /^Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration$/,
  },
  "suspending the versions of a locked bucket": {
    async attempt({ east }) {
      await bucketIn(east, "data", LOCKED);
      await east.create(TYPE.versioning, { bucket: "data", versioningConfiguration: { status: "Suspended" } });
    },
    message: /^An Object Lock configuration is present on this bucket, so the versioning state cannot be changed\.$/,
  },
  "access logs to a bucket of another region": {
    async attempt({ east, west }) {
      await bucketIn(east, "data");
      await bucketIn(west, "logs");
      await east.create(TYPE.logging, { bucket: "data", targetBucket: "logs", targetPrefix: "s3/" });
    },
    message: /^Cross S3 location logging not allowed\.$/,
  },
  "access logs to a bucket whose default encryption is SSE-KMS": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      await bucketIn(east, "logs");
      const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }];
      await east.create(TYPE.encryption, { bucket: "logs", rules });
      await east.create(TYPE.logging, { bucket: "data", targetBucket: "logs", targetPrefix: "s3/" });
    },
    message: /^The target bucket for logging must use SSE-S3 as its default encryption$/,
  },
  "access logs to a bucket with object lock": {
    async attempt({ east }) {
      await bucketIn(east, "data");
      await bucketIn(east, "logs", LOCKED);
      await east.create(TYPE.logging, { bucket: "data", targetBucket: "logs", targetPrefix: "s3/" });
    },
    message: /^The target bucket for logging must not have Object Lock enabled$/,
  },
  "replicating a bucket without versioning": {
    async attempt({ east, west }) {
      const role = await east.create(TYPE.role, { name: "copy", assumeRolePolicy: trust("s3.amazonaws.com") });
      await bucketIn(east, "source");
      const target = await versionedBucketIn(west, "target");
      const rules = [{ id: "copy", status: "Enabled", destination: { bucket: target["arn"] } }];
      await east.create(TYPE.replication, { bucket: "source", role: role["arn"], rules });
    },
    message: /^Versioning must be 'Enabled' on the bucket to apply a replication configuration$/,
  },
  "replicating to a bucket without versioning": {
    async attempt(regions) {
      const configuration = await replication(regions);
      await bucketIn(regions.west, "plain");
      const rules = [{ id: "copy", status: "Enabled", destination: { bucket: "arn:aws:s3:::plain" } }];
      await regions.east.create(TYPE.replication, { ...configuration, rules });
    },
    message: /^Destination bucket must have versioning enabled\.$/,
  },
  "replicating a locked bucket to one without object lock": {
    attempt: async (regions) => regions.east.create(TYPE.replication, await replication(regions, LOCKED)),
    message: /^Object Lock must be enabled on the destination bucket, as it is on the source$/,
  },
  "replicating with a key of another region than the destination": {
    async attempt(regions) {
      const configuration = await replication(regions);
      const key = await regions.east.create(TYPE.key, {});
      const encryptionConfiguration = { replicaKmsKeyId: key["arn"] };
      const rules = [
        { id: "copy", status: "Enabled", destination: { bucket: "arn:aws:s3:::target", encryptionConfiguration } },
      ];
      await regions.east.create(TYPE.replication, { ...configuration, rules });
    },
    message: /^The replica key arn:aws:kms:us-east-1:\S+ is not in the region of the destination bucket target$/,
  },
  "a second replication configuration of a bucket": {
    async attempt(regions) {
      const configuration = await replication(regions);
      await regions.east.create(TYPE.replication, configuration, "one");
      await regions.east.create(TYPE.replication, configuration, "other");
    },
    message: /^A conflicting replication configuration exists on the bucket: it has one for all its destinations$/,
  },
  "a topic that exists with other tags": {
    async attempt({ east }) {
      await east.create(TYPE.topic, { name: "alerts", tags: { Owner: "a" } });
      await east.create(TYPE.topic, { name: "alerts", tags: { Owner: "b" } });
    },
    message: /^Invalid parameter: Tags Reason: Topic already exists with different tags$/,
  },
  "a topic policy with a principal that does not exist": {
    async attempt({ east }) {
      const topic = await east.create(TYPE.topic, { name: "alerts" });
      const statement = allow({ AWS: NOBODY }, "sns:Publish", topic.id);
      await east.create(TYPE.topicPolicy, { arn: topic.id, policy: policy(statement) });
    },
    message: /^Invalid parameter: Policy Error: PrincipalNotFound$/,
  },
  "a log group that the region has already": {
    async attempt({ east, west }) {
      await west.create(TYPE.logGroup, { name: "/app" });
      await east.create(TYPE.logGroup, { name: "/app" });
      await east.create(TYPE.logGroup, { name: "/app" });
    },
    message: /^The specified log group already exists$/,
  },
  "a log group with a key that CloudWatch Logs may not use": {
    async attempt({ east }) {
      const key = await east.create(TYPE.key, {});
      await east.create(TYPE.logGroup, { name: "/app", kmsKeyId: key["arn"] });
    },
    message: `The specified KMS key does not exist or is not allowed to be used with Arn 'arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/app'`,
  },
  "an alarm that acts on a topic of another region": {
    async attempt({ east, west }) {
      const topic = await west.create(TYPE.topic, { name: "alerts" });
      const comparison = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
      await east.create(TYPE.alarm, { name: "cpu", ...comparison, alarmActions: [topic.id] });
    },
    message: /^Invalid region us-west-2 specified\. Only us-east-1 is supported\.$/,
  },
  "a trail that the region has already": {
    async attempt({ east }) {
      const trail = await trailIn(east);
      await east.create(TYPE.trail, trail);
      await east.create(TYPE.trail, trail);
    },
    message: /^Trail main already exists for customer: 111122223333$/,
  },
  "a sixth trail in a region": {
    async attempt({ east }) {
      const trail = await trailIn(east);
      for (let made = 0; made < 6; made++) await east.create(TYPE.trail, { ...trail, name: `trail${String(made)}` });
    },
    message: /^User: 111122223333 already has 5 trails in us-east-1\. The maximum number of trails is 5\.$/,
  },
  "a trail whose bucket does not let CloudTrail write": {
    async attempt({ east }) {
      await bucketIn(east, "plain");
      await east.create(TYPE.trail, { name: "main", s3BucketName: "plain" });
    },
    message: /^Incorrect S3 bucket policy is detected for bucket: plain$/,
  },
  "a trail whose key CloudTrail may not use": {
    async attempt({ east }) {
      const key = await east.create(TYPE.key, {});
      await east.create(TYPE.trail, await trailIn(east, { kmsKeyId: key["arn"] }));
    },
    message: /^Insufficient permissions to access S3 bucket trail or KMS key arn:aws:kms:\S+\.$/,
  },
  "a trail to a log group whose ARN does not end in :*": {
    async attempt({ east }) {
      const group = await east.create(TYPE.logGroup, { name: "/trail" });
      await east.create(TYPE.trail, await trailIn(east, { cloudWatchLogsGroupArn: group["arn"] }));
    },
    message: /^CloudTrail cannot validate the specified log group ARN\.$/,
  },
  "a trail with a log role that CloudTrail may not assume": {
    async attempt({ east }) {
      const role = await east.create(TYPE.role, { name: "logs", assumeRolePolicy: trust("ec2.amazonaws.com") });
      await east.create(TYPE.trail, await trailIn(east, { cloudWatchLogsRoleArn: role["arn"] }));
    },
    message: /^Access denied\. Check the trust relationships for your role\.$/,
  },
};
