import { isProperties, listAt, propertiesAt, textAt } from "../../properties.js";
import { aspectOf, BUCKET, isLocked, isVersioned } from "./bucket-rules.js";
import { find, type Change, type Rule } from "../rule.js";

const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const OBJECT_LOCK = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html";
const ACCESS_LOGS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html";

export const BUCKET_DATA_RULES: readonly Rule[] = [
  {
    title: "object lock on a bucket without versioning",
    types: [LOCK],
    on: ["create"],
    code: "InvalidBucketState",
    status: 409,
    documentation: OBJECT_LOCK,
    refuses: (change) =>
      isVersioned(change)
        ? undefined
        : "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
  },
  {
    title: "suspending the versions of a locked bucket",
    types: [VERSIONING],
    on: ["create", "update"],
    code: "InvalidBucketState",
    status: 409,
    documentation: OBJECT_LOCK,
    refuses(change) {
      const status = propertiesAt(change.inputs, "versioningConfiguration")["status"];
      return status !== "Enabled" && isLocked(change)
        ? "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
        : undefined;
    },
  },
  {
    title: "access logs to a bucket of another region",
    types: [LOGGING],
    on: ["create", "update"],
    code: "CrossLocationLoggingProhibited",
    status: 403,
    documentation: ACCESS_LOGS,
    refuses: (change) =>
      find(change.account, logsOf(change), BUCKET)?.region === change.region
        ? undefined
        : "Cross S3 location logging not allowed.",
  },
  {
    // AWS takes the configuration and delivers nothing: its documentation rules such targets out.
    title: "access logs to a bucket whose default encryption is SSE-KMS",
    types: [LOGGING],
    on: ["create", "update"],
    code: "InvalidTargetBucketForLogging",
    documentation: ACCESS_LOGS,
    refuses(change) {
      const encryption = aspectOf(change, ENCRYPTION, logsOf(change))?.inputs ?? {};
      const algorithms = listAt(encryption, "rules").map((rule) =>
        isProperties(rule)
          ? textAt(propertiesAt(rule, "applyServerSideEncryptionByDefault"), "sseAlgorithm")
          : undefined,
      );
      return algorithms.some((algorithm) => algorithm?.startsWith("aws:kms"))
        ? "The target bucket for logging must use SSE-S3 as its default encryption"
        : undefined;
    },
  },
  {
    title: "access logs to a bucket with object lock",
    types: [LOGGING],
    on: ["create", "update"],
    code: "InvalidTargetBucketForLogging",
    documentation: ACCESS_LOGS,
    refuses: (change) =>
      isLocked(change, logsOf(change)) ? "The target bucket for logging must not have Object Lock enabled" : undefined,
  },
];

function logsOf({ inputs }: Change): string {
  return textAt(inputs, "targetBucket") ?? "";
}
