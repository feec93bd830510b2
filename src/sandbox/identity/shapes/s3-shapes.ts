import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

/** https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
const HOSTED_ZONES: Readonly<Record<string, string>> = {
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-1": "Z2F56UZL2M1ACD",
  "us-west-2": "Z3BJ6K6RIION7M",
  "ap-south-1": "Z11RGJOFQNVJUP",
  "ap-southeast-1": "Z3O0J2DXBE1FTB",
  "ap-southeast-2": "Z1WCIGYICN2BYD",
  "ap-northeast-1": "Z2M4EHUR26P7ZW",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-central-1": "Z21DNDUVLTQW6Q",
};

const BUCKET: Shape = {
  service: "S3",
  noun: "S3 Bucket",
  operations: { create: "CreateBucket", update: "PutBucketTagging", delete: "DeleteBucket" },
  id: ({ inputs }) => textAt(inputs, "bucket") ?? "",
  nameProperty: "bucket",
  defaults: { forceDestroy: false },
  computed: {
    arn: ({ id }) => `arn:aws:s3:::${id}`,
    bucketDomainName: ({ id }) => `${id}.s3.amazonaws.com`,
    bucketRegion: ({ region }) => region,
    bucketRegionalDomainName: ({ id, region }) => `${id}.s3.${region}.amazonaws.com`,
    hostedZoneId: ({ region }) => HOSTED_ZONES[region] ?? "Z3AQBSTGFYJSTF",
    objectLockEnabled: () => false,
    requestPayer: () => "BucketOwner",
  },
  replaces: ["bucket", "bucketPrefix", "objectLockEnabled"],
};

/** One aspect of a bucket: its id is the bucket's name, and making it sets it. */
function aspect(noun: string, operation: string, rest: Partial<Shape> = {}): Shape {
  return {
    service: "S3",
    noun: `S3 Bucket ${noun}`,
    operations: { create: `Put${operation}`, update: `Put${operation}`, delete: `Delete${operation}` },
    id: ({ inputs }) => textAt(inputs, "bucket") ?? "",
    put: true,
    replaces: ["bucket", "expectedBucketOwner"],
    ...rest,
  };
}

export const S3_SHAPES: Shapes = {
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:s3/bucketLogging:BucketLogging": aspect("Logging", "BucketLogging"),
  "aws:s3/bucketNotification:BucketNotification": aspect("Notification", "BucketNotificationConfiguration", {
    defaults: { eventbridge: false },
  }),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": aspect(
    "Object Lock Configuration",
    "ObjectLockConfiguration",
    { defaults: { objectLockEnabled: "Enabled" } },
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": aspect("Ownership Controls", "BucketOwnershipControls"),
  "aws:s3/bucketPolicy:BucketPolicy": aspect("Policy", "BucketPolicy"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": aspect("Public Access Block", "PublicAccessBlock", {
    defaults: {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    },
  }),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": aspect("Replication Configuration", "BucketReplication"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": aspect(
    "Server-side Encryption Configuration",
    "BucketEncryption",
  ),
  "aws:s3/bucketVersioning:BucketVersioning": aspect("Versioning", "BucketVersioning"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": aspect(
    "Lifecycle Configuration",
    "BucketLifecycleConfiguration",
    { computed: { transitionDefaultMinimumObjectSize: () => "all_storage_classes_128K" } },
  ),
};
