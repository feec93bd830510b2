import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import * as pulumi from "@pulumi/pulumi";

import { logsDocument } from "../../documents/bucket.js";
import { type Place, regionalNames } from "../../naming.js";
import { PrivateBucket } from "../storage/private-bucket.js";

export interface LogsBucketArgs {
  readonly place: Place;
  /** The buckets whose access is logged here. */
  readonly sources: readonly string[];
  /** Whether a load balancer logs here too. */
  readonly balancer: boolean;
  readonly retentionDays: number;
  readonly forceDestroy: boolean;
}

/**
 * One region's access logs, with S3's own key: a target of access logs may neither be locked nor have a key of ours.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class LogsBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  /** Logs are refused before it stands. */
  readonly policy: pulumi.Resource;

  constructor(name: string, args: LogsBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:LogsBucket", name, {}, opts);
    const { place, sources, balancer, retentionDays, forceDestroy } = args;
    const child = { parent: this };

    const logs = new PrivateBucket(
      name,
      {
        bucketName: regionalNames.logsBucket(place),
        region: place.region,
        policy: JSON.stringify(logsDocument(place, { sources, balancer })),
        lifecycle: { protect: false, retain: false, forceDestroy },
      },
      child,
    );
    const rule = {
      id: "expire",
      status: "Enabled",
      filter: { prefix: "" },
      expiration: { days: retentionDays },
      noncurrentVersionExpiration: { noncurrentDays: 1 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    };
    new BucketLifecycleConfiguration(`${name}-lifecycle`, { bucket: logs.bucket, rules: [rule] }, child);

    this.bucket = logs.bucket;
    this.policy = logs.policy;
    this.registerOutputs({ bucket: this.bucket });
  }
}
