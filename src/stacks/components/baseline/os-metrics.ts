import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { regionalNames } from "../../naming.js";

export interface OsMetricsArgs {
  readonly keyArn: pulumi.Input<string>;
  readonly retentionDays: number;
}

/**
 * Where RDS writes what the machines of all databases do that the account has in the region, other environments' too.
 * It would make the group itself, without a key and for ever, and the name is dictated:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.CloudWatchLogs.html
 */
export class OsMetrics extends pulumi.ComponentResource {
  constructor(name: string, { keyArn, retentionDays }: OsMetricsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:OsMetrics", name, {}, opts);

    const groupName = regionalNames.osMetricsGroup();
    new LogGroup(
      `${name}-group`,
      { name: groupName, retentionInDays: retentionDays, kmsKeyId: keyArn, tags: { Name: groupName } },
      { parent: this, retainOnDelete: true },
    );

    this.registerOutputs({});
  }
}
