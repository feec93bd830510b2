import { all, companion, property } from "../conditions/resources.js";
import { is } from "../conditions/values.js";
import type { Rule } from "../rule.js";
import { cis, fsbp, securityHub } from "../standards.js";

const BUCKET = ["aws:s3/bucket:Bucket"];

const blocksAll = all(
  property("blockPublicAcls", is(true)),
  property("blockPublicPolicy", is(true)),
  property("ignorePublicAcls", is(true)),
  property("restrictPublicBuckets", is(true)),
);

export const S3_RULES: readonly Rule[] = [
  {
    id: "S3.8",
    standards: [fsbp("S3.8"), cis("2.1.4")],
    title: "S3 buckets block public access",
    severity: "high",
    protectsFrom: "A policy or an ACL that lets anybody read or write the bucket's objects",
    remedy: "give the bucket a BucketPublicAccessBlock with all four switches on",
    source: securityHub("S3.8"),
    check: {
      of: BUCKET,
      holds: companion("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket", blocksAll),
    },
  },
];
