/**
 * The commercial regions and how their zone ids begin.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const ZONE_PREFIX: Readonly<Record<string, string>> = {
  "af-south-1": "afs1",
  "ap-east-1": "ape1",
  "ap-east-2": "ape2",
  "ap-northeast-1": "apne1",
  "ap-northeast-2": "apne2",
  "ap-northeast-3": "apne3",
  "ap-south-1": "aps1",
  "ap-south-2": "aps2",
  "ap-southeast-1": "apse1",
  "ap-southeast-2": "apse2",
  "ap-southeast-3": "apse3",
  "ap-southeast-4": "apse4",
  "ap-southeast-5": "apse5",
  "ap-southeast-6": "apse6",
  "ap-southeast-7": "apse7",
  "ca-central-1": "cac1",
  "ca-west-1": "caw1",
  "eu-central-1": "euc1",
  "eu-central-2": "euc2",
  "eu-north-1": "eun1",
  "eu-south-1": "eus1",
  "eu-south-2": "eus2",
  "eu-west-1": "euw1",
  "eu-west-2": "euw2",
  "eu-west-3": "euw3",
  "il-central-1": "ilc1",
  "me-central-1": "mec1",
  "me-south-1": "mes1",
  "mx-central-1": "mxc1",
  "sa-east-1": "sae1",
  "us-east-1": "use1",
  "us-east-2": "use2",
  "us-west-1": "usw1",
  "us-west-2": "usw2",
};

/** A zone that lacks many of the instance types that this platform asks for. */
export const REFUSED_ZONES: readonly string[] = ["use1-az3"];

/** Where the first three numbers do not name zones that every account has. */
const USUAL_ZONES: Readonly<Record<string, readonly [number, number, number]>> = {
  "us-east-1": [1, 2, 4],
  "ap-northeast-1": [1, 2, 4],
  "ca-central-1": [1, 2, 4],
};

export function isKnownRegion(region: string): boolean {
  return Object.hasOwn(ZONE_PREFIX, region);
}

/** What the template proposes; the account may have others. */
export function usualZones(region: string): readonly [string, string, string] {
  const prefix = ZONE_PREFIX[region] ?? region;
  const [first, second, third] = USUAL_ZONES[region] ?? [1, 2, 3];
  return [`${prefix}-az${first}`, `${prefix}-az${second}`, `${prefix}-az${third}`];
}
