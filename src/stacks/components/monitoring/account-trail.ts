import { Trail } from "@pulumi/aws/cloudtrail/trail.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { bucketArn, trailArn } from "../../arns.js";
import { trailLogsDocument, trailTrust } from "../../documents/trail.js";
import type { TrailOutputs } from "../../global-outputs.js";
import { globalNames, type Place } from "../../naming.js";
import type { LifecycleSettings, StorageSettings, TrailSettings } from "../../settings.js";
import { ServiceRole } from "../security/service-role.js";
import { CisAlarms } from "./cis-alarms.js";
import { TrailBucket } from "./trail-bucket.js";

export interface AccountTrailArgs {
  readonly home: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly logsBucket: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  /** Of the home region. */
  readonly topicArn: pulumi.Input<string>;
  readonly retentionDays: number;
  readonly trail: TrailSettings;
  readonly storage: StorageSettings;
  readonly lifecycle: LifecycleSettings;
}

/** A record of every call to AWS in all regions, and of every access to stored objects. */
export class AccountTrail extends pulumi.ComponentResource {
  readonly outputs: TrailOutputs;

  constructor(name: string, args: AccountTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:audit:AccountTrail", name, {}, opts);
    const { home, keyArn, logsBucket, boundaryArn, topicArn, retentionDays, trail, storage, lifecycle } = args;
    const { region } = home;
    const child = { parent: this };

    const stored = { home, keyArn, logsBucket, noncurrentDays: storage.noncurrentDays, lifecycle };
    const bucket = new TrailBucket(`${name}-bucket`, stored, child);
    const groupName = globalNames.trailGroup(home);
    const group = new LogGroup(
      `${name}-group`,
      { name: groupName, region, retentionInDays: retentionDays, kmsKeyId: keyArn, tags: { Name: groupName } },
      child,
    );
    const role = new ServiceRole(`${name}-logs`, { ...logsRole(home), boundaryArn }, child);
    const trailName = globalNames.trail(home);
    new Trail(
      `${name}-trail`,
      {
        name: trailName,
        region,
        s3BucketName: bucket.bucket,
        kmsKeyId: keyArn,
        // CloudTrail wants the group's ARN with the asterisk at its end.
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        ...EVERYTHING,
        advancedEventSelectors: eventSelectors(home),
        ...(trail.insights ? { insightSelectors: INSIGHTS } : {}),
        tags: { Name: trailName },
      },
      { ...child, dependsOn: [bucket.policy, ...role.policies] },
    );

    new CisAlarms(`${name}-cis`, { home, logGroupName: group.name, topicArn }, child);

    const kept = globalNames.trailBucket(home);
    this.outputs = { arn: trailArn(home), logGroupName: groupName, bucket: { name: kept, arn: bucketArn(kept) } };
    this.registerOutputs({});
  }
}

const EVERYTHING = {
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
  enableLogFileValidation: true,
  enableLogging: true,
};

const INSIGHTS = [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }];

function logsRole(home: Place) {
  return {
    place: home,
    roleName: globalNames.trailRole(home),
    description: "Lets CloudTrail write to its log group",
    trust: trailTrust(),
    policy: JSON.stringify(trailLogsDocument(home)),
  };
}

function eventSelectors({ environment }: Place) {
  const stored = `arn:aws:s3:::${environment}-storage-`;
  return [
    { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
    {
      name: "Stored objects",
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
        { field: "resources.ARN", startsWiths: [stored] },
      ],
    },
  ];
}
