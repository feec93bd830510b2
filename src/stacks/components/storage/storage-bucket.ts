import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketNotification } from "@pulumi/aws/s3/bucketNotification.js";
import * as pulumi from "@pulumi/pulumi";

import { storageDocument } from "../../documents/bucket.js";
import { type Place, regionalNames } from "../../naming.js";
import type { LifecycleSettings, StorageSettings } from "../../settings.js";
import { accessLogging, dataLifecycle } from "./bucket-upkeep.js";
import type { AlertTopic } from "../security/alert-topic.js";
import type { LogsBucket } from "../security/logs-bucket.js";
import { PrivateBucket } from "./private-bucket.js";

export interface StorageBucketArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly logs: LogsBucket;
  readonly alerts: AlertTopic;
  readonly storage: StorageSettings;
  readonly lifecycle: LifecycleSettings;
}

/** One region's data: versioned, locked, encrypted with the region's key. */
export class StorageBucket extends pulumi.ComponentResource {
  constructor(name: string, args: StorageBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:StorageBucket", name, {}, opts);
    const { place, keyArn, logs, alerts, storage, lifecycle } = args;
    const { protect, retainData, forceDestroy } = lifecycle;
    const child = { parent: this };

    const document = (arn: string) => JSON.stringify(storageDocument(place, { keyArn: arn, locked: retainData }));
    const data = new PrivateBucket(
      name,
      {
        bucketName: regionalNames.storageBucket(place),
        region: place.region,
        policy: pulumi.output(keyArn).apply(document),
        keyArn,
        lock: { mode: storage.objectLockMode, days: storage.objectLockDays },
        lifecycle: { protect, retain: retainData, forceDestroy },
      },
      child,
    );
    const { bucket } = data;
    const logged = accessLogging(regionalNames.storageBucket(place), logs.bucket);
    new BucketLogging(`${name}-logging`, { bucket, ...logged }, { ...child, dependsOn: [logs.policy] });
    new BucketLifecycleConfiguration(`${name}-lifecycle`, { bucket, rules: [dataLifecycle(storage)] }, child);
    const topics = [{ topicArn: alerts.topicArn, events: REPLICATION_FAILURES }];
    new BucketNotification(
      `${name}-notification`,
      { bucket, eventbridge: true, topics },
      { ...child, dependsOn: [alerts.policy] },
    );

    this.registerOutputs({});
  }
}

/** EventBridge does not carry these: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html */
const REPLICATION_FAILURES = ["s3:Replication:OperationFailedReplication", "s3:Replication:OperationMissedThreshold"];
