import type { Tag } from "@aws-sdk/client-ec2";
import { ID_TAG } from "../../deployment/sought.js";

/** ARNs, or ids of EC2, by the value of their tag. */
export type Tagged = ReadonlyMap<string, readonly string[]>;

type List = (region: string) => Promise<Tagged>;

/** Long enough for a look at everything that a stack has, and too short for much to change in it. */
const FRESH = 10_000;

/** Everything in a region that has the tag: hundreds are looked for one after the other, and AWS answers with a hundred. */
export function remembered(list: List): List {
  const answers = new Map<string, Promise<Tagged>>();
  return (region) => {
    const known = answers.get(region);
    if (known !== undefined) return known;
    const answer = list(region);
    answers.set(region, answer);
    setTimeout(() => answers.delete(region), FRESH).unref();
    return answer;
  };
}

/** In all services but EC2, which is behind here; see `listInEc2`. */
export async function listByArn(region: string): Promise<Tagged> {
  const sdk = await import("@aws-sdk/client-resource-groups-tagging-api");
  const client = new sdk.ResourceGroupsTaggingAPIClient({ region });
  const found = new Map<string, string[]>();
  const pages = sdk.paginateGetResources({ client }, { TagFilters: [{ Key: ID_TAG }] });
  for await (const { ResourceTagMappingList = [] } of pages) {
    for (const { ResourceARN = "", Tags = [] } of ResourceTagMappingList) add(found, idIn(Tags), ResourceARN);
  }
  return found;
}

export async function listInEc2(region: string): Promise<Tagged> {
  const sdk = await import("@aws-sdk/client-ec2");
  const client = new sdk.EC2Client({ region });
  const found = new Map<string, string[]>();
  for await (const { Tags = [] } of sdk.paginateDescribeTags(
    { client },
    { Filters: [{ Name: "key", Values: [ID_TAG] }] },
  )) {
    for (const { ResourceId = "", Value } of Tags) add(found, Value, ResourceId);
  }
  return found;
}

export function idIn(tags: readonly Tag[]): string | undefined {
  return tags.find(({ Key }) => Key === ID_TAG)?.Value;
}

function add(found: Map<string, string[]>, tag: string | undefined, what: string): void {
  if (tag !== undefined) found.set(tag, [...(found.get(tag) ?? []), what]);
}
