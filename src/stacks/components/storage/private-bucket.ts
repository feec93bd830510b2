import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import * as pulumi from "@pulumi/pulumi";

export interface PrivateBucketArgs {
  readonly bucketName: string;
  readonly region: string;
  readonly policy: pulumi.Input<string>;
  /** Left out: S3's own key. */
  readonly keyArn?: pulumi.Input<string>;
  readonly lock?: { readonly mode: "GOVERNANCE" | "COMPLIANCE"; readonly days: number };
  readonly lifecycle: BucketLifecycle;
}

interface BucketLifecycle {
  readonly protect: boolean;
  /** Destroy leaves the bucket, with everything that keeps it private, encrypted and locked. */
  readonly retain: boolean;
  readonly forceDestroy: boolean;
}

/** A versioned bucket that is private and encrypted. What keeps it so is the bucket's child, to stay when it stays. */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  readonly policy: pulumi.Resource;

  constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:PrivateBucket", name, {}, opts);
    const { bucketName, region, lifecycle, lock } = args;
    const { protect, retain, forceDestroy } = lifecycle;

    const bucket = new Bucket(
      `${name}-bucket`,
      { bucket: bucketName, region, objectLockEnabled: lock !== undefined, forceDestroy, tags: { Name: bucketName } },
      { parent: this, protect, retainOnDelete: retain },
    );
    const child = { parent: bucket, retainOnDelete: retain };
    const target = { bucket: bucket.bucket, region };
    const privacy = new BucketPublicAccessBlock(`${name}-public-access`, { ...target, ...NO_PUBLIC_ACCESS }, child);
    new BucketOwnershipControls(
      `${name}-ownership`,
      { ...target, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );
    new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { ...target, rules: [encryptionRule(args.keyArn)] },
      child,
    );
    const versioning = { ...target, versioningConfiguration: { status: "Enabled" } };
    const versions = new BucketVersioning(`${name}-versioning`, versioning, child);
    if (lock !== undefined) {
      const rule = { defaultRetention: lock };
      new BucketObjectLockConfiguration(`${name}-lock`, { ...target, rule }, { ...child, dependsOn: [versions] });
    }
    this.policy = new BucketPolicy(
      `${name}-policy`,
      { ...target, policy: args.policy },
      { ...child, dependsOn: [privacy] },
    );

    this.bucket = bucket.bucket;
    this.registerOutputs({ bucket: this.bucket });
  }
}

const NO_PUBLIC_ACCESS = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** Keys that a client brings along are refused, since nobody could read their objects after it has gone. */
function encryptionRule(keyArn: pulumi.Input<string> | undefined) {
  return {
    blockedEncryptionTypes: ["SSE-C"],
    bucketKeyEnabled: keyArn !== undefined,
    applyServerSideEncryptionByDefault:
      keyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
  };
}
