import { DeliveryChannel } from "@pulumi/aws/cfg/deliveryChannel.js";
import { Recorder } from "@pulumi/aws/cfg/recorder.js";
import { RecorderStatus } from "@pulumi/aws/cfg/recorderStatus.js";
import { RetentionConfiguration } from "@pulumi/aws/cfg/retentionConfiguration.js";
import * as pulumi from "@pulumi/pulumi";

import { configRoleArn } from "../../../arns.js";
import type { ImportSettings } from "../../../importable.js";
import type { Place } from "../../../naming.js";
import type { ConfigBucket } from "./config-bucket.js";

export interface ConfigRecorderArgs {
  readonly place: Place;
  readonly imports: ImportSettings;
  readonly keyArn: pulumi.Input<string>;
  readonly bucket: ConfigBucket;
  /** Whether it records what belongs to no region, as IAM's roles: one region is enough. */
  readonly globalTypes: boolean;
}

/** A region of an account has one recorder and one channel, and everybody calls them so. */
const NAME = "default";

/** Days that AWS Config keeps its history, the most there is: seven years. */
const RETENTION_DAYS = 2557;

/**
 * A record of how everything in one region is configured, and was. AWS wants recorder, channel and start in this order,
 * and the end in the reverse: https://docs.aws.amazon.com/config/latest/developerguide/gs-cli-subscribe.html
 */
export class ConfigRecorder extends pulumi.ComponentResource {
  readonly recorderName: pulumi.Output<string>;
  /** Rules wait for it. */
  readonly started: pulumi.Resource;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:audit:ConfigRecorder", name, {}, opts);
    const { place, imports, keyArn, bucket, globalTypes } = args;
    const child = { parent: this };

    const recorder = new Recorder(
      `${name}-recorder`,
      {
        name: imports.recorder ?? NAME,
        roleArn: configRoleArn(place),
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: globalTypes },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
      },
      // Its channel goes all the same, since it leads to a bucket of this environment: what stays is stopped.
      { ...child, retainOnDelete: imports.recorder !== undefined },
    );
    const channel = new DeliveryChannel(
      `${name}-channel`,
      {
        name: imports.deliveryChannel ?? NAME,
        s3BucketName: bucket.bucket,
        s3KmsKeyArn: keyArn,
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      },
      { ...child, dependsOn: [recorder, bucket.policy] },
    );
    this.started = new RecorderStatus(
      `${name}-status`,
      { name: recorder.name, isEnabled: true },
      { ...child, dependsOn: [channel] },
    );
    new RetentionConfiguration(`${name}-retention`, { retentionPeriodInDays: RETENTION_DAYS }, child);

    this.recorderName = recorder.name;
    this.registerOutputs({ recorderName: this.recorderName });
  }
}
