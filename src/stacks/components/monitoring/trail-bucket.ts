import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import * as pulumi from "@pulumi/pulumi";

import { trailBucketDocument } from "../../documents/bucket.js";
import { globalNames, type Place } from "../../naming.js";
import type { LifecycleSettings } from "../../settings.js";
import { accessLogging, dataLifecycle } from "../storage/bucket-upkeep.js";
import { PrivateBucket } from "../storage/private-bucket.js";

export interface TrailBucketArgs {
  readonly home: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly logsBucket: pulumi.Input<string>;
  readonly noncurrentDays: number;
  readonly lifecycle: LifecycleSettings;
}

/** Where the trail of the whole account is kept. */
export class TrailBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  /**
   * A trail is refused while it may not write:
   * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
   */
  readonly policy: pulumi.Resource;

  constructor(name: string, args: TrailBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:TrailBucket", name, {}, opts);
    const { home, keyArn, logsBucket, noncurrentDays, lifecycle } = args;
    const { protect, retainData, forceDestroy } = lifecycle;
    const { region } = home;
    const child = { parent: this };

    const bucketName = globalNames.trailBucket(home);
    const trail = new PrivateBucket(
      name,
      {
        bucketName,
        region,
        policy: JSON.stringify(trailBucketDocument(home)),
        keyArn,
        lifecycle: { protect, retain: retainData, forceDestroy },
      },
      child,
    );
    const { bucket } = trail;
    new BucketLogging(`${name}-logging`, { bucket, region, ...accessLogging(bucketName, logsBucket) }, child);
    const rules = [dataLifecycle({ noncurrentDays })];
    new BucketLifecycleConfiguration(`${name}-lifecycle`, { bucket, region, rules }, child);

    this.bucket = bucket;
    this.policy = trail.policy;
    this.registerOutputs({ bucket: this.bucket });
  }
}
