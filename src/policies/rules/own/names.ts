import { matches, valueAt } from "../../conditions/values.js";
import type { PlannedResource } from "../../planned-resource.js";
import type { Condition } from "../../rule.js";
import type { World } from "../../world.js";

/** Where a type's name stands, and how it is written: as tapctl's specification says, or as AWS dictates. */
const PLACES: Readonly<Record<string, readonly [path: string, style: Style]>> = {
  "aws:accessanalyzer/analyzer:Analyzer": ["analyzerName", "upper"],
  "aws:autoscaling/group:Group": ["name", "upper"],
  "aws:backup/plan:Plan": ["name", "upper"],
  "aws:backup/vault:Vault": ["name", "upper"],
  "aws:cloudtrail/trail:Trail": ["name", "upper"],
  "aws:cloudwatch/eventRule:EventRule": ["name", "upper"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["name", "upper"],
  "aws:dynamodb/table:Table": ["name", "upper"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["name", "upper"],
  "aws:ec2/securityGroup:SecurityGroup": ["name", "upper"],
  "aws:ec2/subnet:Subnet": ["tags.Name", "upper"],
  "aws:ec2/vpc:Vpc": ["tags.Name", "upper"],
  "aws:iam/policy:Policy": ["name", "upper"],
  "aws:iam/role:Role": ["name", "upper"],
  "aws:kms/alias:Alias": ["name", "alias"],
  "aws:lambda/function:Function": ["name", "upper"],
  "aws:lb/loadBalancer:LoadBalancer": ["name", "upper"],
  "aws:lb/targetGroup:TargetGroup": ["name", "upper"],
  "aws:rds/instance:Instance": ["identifier", "lower"],
  "aws:s3/bucket:Bucket": ["bucket", "bucket"],
  "aws:secretsmanager/secret:Secret": ["name", "upper"],
  "aws:sns/topic:Topic": ["name", "upper"],
  "aws:sqs/queue:Queue": ["name", "upper"],
  "aws:wafv2/webAcl:WebAcl": ["name", "upper"],
};

export const NAMED = Object.keys(PLACES);

type Style = keyof typeof STYLES;

const WORDS = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*";
const STYLES = {
  upper: ({ environment, place }: Slots) => `${environment.toUpperCase()}-${WORDS}-${place}`,
  lower: ({ environment, place }: Slots) => `${environment}-${WORDS}-${place}`,
  bucket: ({ environment, place, account }: Slots) => `${environment}-${WORDS}-${place}-${account}`,
  alias: ({ environment, place }: Slots) => `alias/${environment}-master-${place}`,
};

interface Slots {
  readonly environment: string;
  readonly account: string;
  /** A pattern: the resource's region, or `global`. */
  readonly place: string;
}

export const hasOwnName: Condition = (resource, world) => {
  const [path, style] = PLACES[resource.type] ?? ["name", "upper"];
  const wanted = STYLES[style](slotsOf(resource, world));
  return matches(new RegExp(`^${wanted}$`))(valueAt(resource.inputs, path));
};

function slotsOf(resource: PlannedResource, world: World): Slots {
  const { environment, account } = world.platform;
  const region = world.regionOf(resource) ?? "";
  // IAM's names are the account's, and tell which stack or region they serve.
  const place = world.stackOf(resource)?.kind === "global" ? "(global|[a-z]{2}(-[a-z]+)+-[0-9])" : region;
  return { environment, account, place };
}
