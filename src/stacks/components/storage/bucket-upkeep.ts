import type * as pulumi from "@pulumi/pulumi";

import { accessLogPrefix } from "../../documents/bucket.js";
import type { StorageSettings } from "../../settings.js";

/** Where a bucket's access is logged, sorted by source and day so that one day can be read alone. */
export function accessLogging(source: string, logsBucket: pulumi.Input<string>) {
  return {
    targetBucket: logsBucket,
    targetPrefix: accessLogPrefix(source),
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
  };
}

/** Ends what nobody reads any more: uploads that never finished, and versions that were replaced. */
export function dataLifecycle({ noncurrentDays }: Pick<StorageSettings, "noncurrentDays">) {
  return {
    id: "upkeep",
    status: "Enabled",
    // Without a filter the provider finds a difference on every run.
    filter: { prefix: "" },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    noncurrentVersionExpiration: { noncurrentDays },
  };
}
