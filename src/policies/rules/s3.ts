import { all, any, companion, promised, property } from "../conditions/resources.js";
import { at, eachOf, is, said, someOf } from "../conditions/values.js";
import { control } from "../control.js";
import { denies } from "../documents.js";
import type { Rule } from "../rule.js";

const BUCKET = ["aws:s3/bucket:Bucket"];

export const blocksPublicAccess = all(
  property("blockPublicAcls", is(true)),
  property("blockPublicPolicy", is(true)),
  property("ignorePublicAcls", is(true)),
  property("restrictPublicBuckets", is(true)),
);

/** What one of the bucket's side resources must say. */
function side(type: string, condition = property("bucket", said)) {
  const token = `aws:s3/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
  return { of: BUCKET, holds: companion(token, "bucket", condition) };
}

export const S3_RULES: readonly Rule[] = [
  control("S3.5", "medium", {
    cis: "2.1.1",
    title: "S3 buckets refuse requests without TLS",
    protectsFrom: "Whoever listens on the way to the bucket",
    remedy: "deny everything where aws:SecureTransport is false in the bucket's policy",
    check: side("BucketPolicy", property("policy", denies("Bool", "aws:SecureTransport", /^false$/))),
  }),
  control("S3.7", "low", {
    beyond: "nist",
    title: "S3 buckets replicate to another region",
    protectsFrom: "The loss of a region with all that is stored in it",
    remedy: "give the bucket a BucketReplicationConfig with an enabled rule",
    check: {
      of: BUCKET,
      where: promised("replication"),
      holds: any(
        side("BucketReplicationConfig", property("rules", someOf(at("status", is("Enabled"))))).holds,
        // Replication is part of the global stack, which may not be at hand.
        (_, { stacks }) => (stacks.some(({ kind }) => kind === "global") ? "no" : "unknown"),
      ),
    },
  }),
  control("S3.8", "high", {
    cis: "2.1.4",
    title: "S3 buckets block public access",
    protectsFrom: "A policy or an ACL that lets anybody read or write the bucket's objects",
    remedy: "give the bucket a BucketPublicAccessBlock with all four switches on",
    check: side("BucketPublicAccessBlock", blocksPublicAccess),
  }),
  control("S3.9", "medium", {
    title: "S3 buckets log who asks them for what",
    protectsFrom: "A theft that leaves no trace",
    remedy: "give the bucket a BucketLogging to the logs bucket of its region",
    check: side("BucketLogging", property("targetBucket", said)),
  }),
  control("S3.12", "medium", {
    title: "S3 buckets ignore ACLs",
    protectsFrom: "Objects whose access is decided where no policy shows it",
    remedy: "set objectOwnership to BucketOwnerEnforced in a BucketOwnershipControls",
    check: side("BucketOwnershipControls", property("rule.objectOwnership", is("BucketOwnerEnforced"))),
  }),
  control("S3.13", "low", {
    title: "S3 buckets have a lifecycle",
    protectsFrom: "Data that is kept for longer than anybody answers for",
    remedy: "give the bucket a BucketLifecycleConfiguration with an enabled rule",
    check: side("BucketLifecycleConfiguration", property("rules", someOf(at("status", is("Enabled"))))),
  }),
  control("S3.14", "low", {
    beyond: "nist",
    title: "S3 buckets keep old versions",
    protectsFrom: "An object that is overwritten or deleted by mistake or by malice",
    remedy: "give the bucket a BucketVersioning with status Enabled",
    check: side("BucketVersioning", property("versioningConfiguration.status", is("Enabled"))),
  }),
  control("S3.15", "medium", {
    beyond: "nist",
    title: "S3 buckets lock their objects",
    protectsFrom: "Whoever encrypts or deletes what he has got access to",
    remedy: "set objectLockEnabled and give the bucket a BucketObjectLockConfiguration with a default retention",
    check: {
      of: BUCKET,
      holds: all(
        property("objectLockEnabled", is(true)),
        side("BucketObjectLockConfiguration", property("rule.defaultRetention.days", said)).holds,
      ),
    },
  }),
  control("S3.17", "medium", {
    beyond: "nist",
    title: "S3 buckets encrypt with a KMS key",
    protectsFrom: "Whoever may read the bucket and not use the key",
    remedy: "set sseAlgorithm to aws:kms in a BucketServerSideEncryptionConfiguration",
    check: side(
      "BucketServerSideEncryptionConfiguration",
      property("rules", eachOf(at("applyServerSideEncryptionByDefault.sseAlgorithm", is("aws:kms", "aws:kms:dsse")))),
    ),
  }),
  control("S3.20", "low", {
    beyond: "cis",
    cis: "2.1.2",
    title: "S3 buckets want MFA for deletions",
    protectsFrom: "Stolen keys that delete versions",
    remedy: "turn MFA delete on as the account's root",
    check: side("BucketVersioning", property("versioningConfiguration.mfaDelete", is("Enabled"))),
  }),
];
