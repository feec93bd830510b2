import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import * as pulumi from "@pulumi/pulumi";

import { configBucketDocument } from "../../../documents/config.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { LogsBucket } from "../../security/logs-bucket.js";
import { accessLogging, dataLifecycle } from "../../storage/bucket-upkeep.js";
import { PrivateBucket } from "../../storage/private-bucket.js";

export interface ConfigBucketArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly logs: LogsBucket;
  readonly noncurrentDays: number;
  readonly forceDestroy: boolean;
}

/** Where AWS Config delivers one region's history. It goes with the environment, as the recorder does. */
export class ConfigBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  /** A channel is refused while AWS Config may not write. */
  readonly policy: pulumi.Resource;

  constructor(name: string, args: ConfigBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:ConfigBucket", name, {}, opts);
    const { place, keyArn, logs, noncurrentDays, forceDestroy } = args;
    const child = { parent: this };

    const bucketName = regionalNames.configBucket(place);
    const config = new PrivateBucket(
      name,
      {
        bucketName,
        region: place.region,
        policy: JSON.stringify(configBucketDocument(place)),
        keyArn,
        lifecycle: { protect: false, retain: false, forceDestroy },
      },
      child,
    );
    const { bucket } = config;
    new BucketLogging(
      `${name}-logging`,
      { bucket, ...accessLogging(bucketName, logs.bucket) },
      { ...child, dependsOn: [logs.policy] },
    );
    const rules = [dataLifecycle({ noncurrentDays })];
    new BucketLifecycleConfiguration(`${name}-lifecycle`, { bucket, rules }, child);

    this.bucket = bucket;
    this.policy = config.policy;
    this.registerOutputs({ bucket: this.bucket });
  }
}
