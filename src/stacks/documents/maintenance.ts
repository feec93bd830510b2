import { bucketArn, topicArn } from "../arns.js";
import { type Place, regionalNames } from "../naming.js";
import type { StandardTags } from "../settings.js";
import { allow } from "./function.js";
import type { Statement } from "./statement.js";

interface Reach {
  readonly tags: StandardTags;
  /** Whether it deletes what is forgotten. */
  readonly applyChanges: boolean;
}

/** What the daily look after a region reads, and what it may change when it is told to. */
export function maintenanceStatements(place: Place, reach: Reach): readonly Statement[] {
  const { region, account } = place;
  const rds = (kind: string) => `arn:aws:rds:${region}:${account}:${kind}:*`;
  const bucket = bucketArn(regionalNames.storageBucket(place));
  const databases = [
    ...["rds:DescribeDBInstances", "rds:DescribeDBSnapshots"],
    ...["rds:DescribePendingMaintenanceActions", "rds:ListTagsForResource"],
  ];
  return [
    allow("ReadTags", ["tag:GetResources"], "*"),
    allow("ReadVolumes", ["ec2:DescribeVolumes", "ec2:DescribeSnapshots"], "*"),
    ...(reach.applyChanges ? [deletion(place, reach.tags)] : []),
    allow("ReadDatabases", databases, [rds("db"), rds("snapshot")]),
    allow("ReadMetrics", ["cloudwatch:GetMetricStatistics"], "*"),
    allow("ReadBucket", ["s3:ListBucket", "s3:GetBucketObjectLockConfiguration"], bucket),
    // For an object's status. Its content is encrypted, and the key is not for this role.
    allow("ReadObjectStatus", ["s3:GetObject"], `${bucket}/*`),
    allow("ReadCertificates", ["acm:ListCertificates"], "*"),
    allow("Notify", ["sns:Publish"], topicArn(place)),
  ];
}

function deletion({ region, account }: Place, { Environment, Project }: StandardTags): Statement {
  const own = { "aws:ResourceTag/Environment": Environment, "aws:ResourceTag/Project": Project };
  return {
    ...allow(
      "DeleteForgotten",
      ["ec2:DeleteVolume", "ec2:DeleteSnapshot"],
      [`arn:aws:ec2:${region}:${account}:volume/*`, `arn:aws:ec2:${region}::snapshot/*`],
    ),
    Condition: { StringEquals: own },
  };
}
