import { isProperties, listAt, propertiesAt, textAt, type Properties } from "../../properties.js";
import { BUCKET, isLocked, isVersioned } from "./bucket-rules.js";
import { find, type Change, type Rule } from "../rule.js";

const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const REQUIREMENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html";

export const REPLICATION_RULES: readonly Rule[] = [
  {
    title: "replicating a bucket without versioning",
    types: [REPLICATION],
    on: ["create", "update"],
    code: "InvalidRequest",
    documentation: REQUIREMENTS,
    refuses: (change) =>
      isVersioned(change)
        ? undefined
        : "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
  },
  {
    title: "replicating to a bucket without versioning",
    types: [REPLICATION],
    on: ["create", "update"],
    code: "InvalidRequest",
    documentation: REQUIREMENTS,
    refuses: (change) =>
      destinations(change).every(({ bucket }) => isVersioned(change, bucket))
        ? undefined
        : "Destination bucket must have versioning enabled.",
  },
  {
    // S3 reports it for every object instead (DstBucketObjectLockConfigMissing): nothing is ever replicated.
    title: "replicating a locked bucket to one without object lock",
    types: [REPLICATION],
    on: ["create", "update"],
    code: "InvalidRequest",
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html",
    refuses: (change) =>
      isLocked(change) && !destinations(change).every(({ bucket }) => isLocked(change, bucket))
        ? "Object Lock must be enabled on the destination bucket, as it is on the source"
        : undefined,
  },
  {
    // PutBucketReplication does not look at the key: replication fails later, silently.
    title: "replicating with a key of another region than the destination",
    types: [REPLICATION],
    on: ["create", "update"],
    code: "InvalidRequest",
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
    refuses(change) {
      const misplaced = destinations(change).find(({ bucket, keyArn }) => {
        const region = find(change.account, bucket, BUCKET)?.region;
        return keyArn !== undefined && keyArn.split(":")[3] !== region;
      });
      if (misplaced === undefined) return undefined;
      return `The replica key ${misplaced.keyArn ?? ""} is not in the region of the destination bucket ${misplaced.bucket}`;
    },
  },
  {
    // S3 keeps the last one: two owners would undo each other's rules for ever.
    title: "a second replication configuration of a bucket",
    types: [REPLICATION],
    on: ["create"],
    code: "OperationAborted",
    status: 409,
    documentation:
      "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration",
    refuses: ({ existing, urn }) =>
      existing === undefined || existing.urn === urn
        ? undefined
        : "A conflicting replication configuration exists on the bucket: it has one for all its destinations",
  },
];

interface Destination {
  readonly bucket: string;
  readonly keyArn: string | undefined;
}

function destinations({ inputs }: Change): readonly Destination[] {
  return listAt(inputs, "rules").flatMap((rule) => (isProperties(rule) ? destination(rule) : []));
}

function destination(rule: Properties): readonly Destination[] {
  const { destination: target = null } = rule;
  if (!isProperties(target)) return [];
  const bucket = (textAt(target, "bucket") ?? "").replace("arn:aws:s3:::", "");
  return [{ bucket, keyArn: textAt(propertiesAt(target, "encryptionConfiguration"), "replicaKmsKeyId") }];
}
