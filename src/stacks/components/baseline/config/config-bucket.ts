import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import * as pulumi from "@pulumi/pulumi";

import { configBucketDocument } from "../../../documents/config.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { LifecycleSettings } from "../../../settings.js";
import type { LogsBucket } from "../../security/logs-bucket.js";
import { accessLogging, dataLifecycle } from "../../storage/bucket-upkeep.js";
import { PrivateBucket } from "../../storage/private-bucket.js";

export interface ConfigBucketArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly logs: LogsBucket;
  readonly noncurrentDays: number;
  readonly lifecycle: Pick<LifecycleSettings, "retainData" | "forceDestroy">;
}

/**
 * Where AWS Config delivers one region's history. It is not protected, so that the feature is turned off by one line;
 * what it holds by then stays where data is retained.
 */
export class ConfigBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  /** A channel is refused while AWS Config may not write. */
  readonly policy: pulumi.Resource;

  constructor(name: string, args: ConfigBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:ConfigBucket", name, {}, opts);
    const { place, keyArn, logs, noncurrentDays, lifecycle } = args;
    const child = { parent: this };

    const bucketName = regionalNames.configBucket(place);
    const config = new PrivateBucket(
      name,
      {
        bucketName,
        region: place.region,
        policy: JSON.stringify(configBucketDocument(place)),
        keyArn,
        lifecycle: { protect: false, retain: lifecycle.retainData, forceDestroy: lifecycle.forceDestroy },
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
