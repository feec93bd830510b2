import type { NetworkPicture, RegionPicture, TierPicture, VpcPicture } from "../../deployment/audit.js";
import { isUnknown, logicalName, type PlannedResource } from "../planned-resource.js";
import type { Plan } from "../world.js";
import { linksOf } from "./network-links.js";
import { placeResources, type Placed } from "./placed-resources.js";

/** Regions, networks, tiers and what joins them, from the resources alone. */
export function drawNetwork(plan: Plan): NetworkPicture {
  const placed = placeResources(plan);
  const regions = plan.stacks.filter(({ kind }) => kind === "regional").map(({ region }) => region);
  return {
    regions: regions.map((region) => drawRegion(region, plan, placed)),
    links: linksOf(placed, regions),
  };
}

function drawRegion(region: string, { platform }: Plan, placed: readonly Placed[]): RegionPicture {
  const own = placed.filter((one) => one.region === region).map(({ resource }) => resource);
  return {
    region,
    primary: region === platform.primary,
    networks: ofType(own, "aws:ec2/vpc:Vpc").map((vpc) => drawVpc(vpc, own)),
    holds: Object.entries(HOLDS).flatMap(([type, name]) => (ofType(own, type).length > 0 ? [name] : [])),
  };
}

const HOLDS: Readonly<Record<string, string>> = {
  "aws:lb/loadBalancer:LoadBalancer": "load balancer",
  "aws:wafv2/webAcl:WebAcl": "firewall",
  "aws:autoscaling/group:Group": "servers",
  "aws:lambda/function:Function": "functions",
  "aws:rds/instance:Instance": "database",
  "aws:dynamodb/table:Table": "table",
  "aws:s3/bucket:Bucket": "buckets",
  "aws:kms/key:Key": "key",
  "aws:backup/vault:Vault": "backup vault",
  "aws:cloudtrail/trail:Trail": "trail",
};

/** A stack has one network, so its subnets and gateways are that one's. */
function drawVpc({ urn, inputs }: PlannedResource, own: readonly PlannedResource[]): VpcPicture {
  return {
    name: nameOf(inputs, urn),
    cidr: textOf(inputs["cidrBlock"]),
    tiers: tiersOf(ofType(own, "aws:ec2/subnet:Subnet")),
    gateways: Object.entries(GATEWAYS).flatMap(([type, name]) => counted(ofType(own, type).length, name)),
  };
}

const GATEWAYS: Readonly<Record<string, string>> = {
  "aws:ec2/internetGateway:InternetGateway": "internet gateway",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "egress-only gateway",
  "aws:ec2/natGateway:NatGateway": "NAT gateway",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "endpoint",
  "aws:ec2/flowLog:FlowLog": "flow log",
};

function counted(count: number, name: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? name : `${count} ${name}s`];
}

/** From the internet inwards; any other one comes last. */
const TIERS = ["public", "private", "data"];

/** `tap-network-subnet-public-a` is of the tier `public`. */
function tiersOf(subnets: readonly PlannedResource[]): readonly TierPicture[] {
  const tiers = new Map<string, PlannedResource[]>();
  for (const subnet of [...subnets].sort((one, other) => (one.urn < other.urn ? -1 : 1))) {
    const tier = /-subnet-(\w+)-\w+$/.exec(logicalName(subnet.urn))?.[1] ?? "subnets";
    tiers.set(tier, [...(tiers.get(tier) ?? []), subnet]);
  }
  const order = (name: string): number => (TIERS.includes(name) ? TIERS.indexOf(name) : TIERS.length);
  const sorted = [...tiers].sort(([one], [other]) => order(one) - order(other));
  return sorted.map(([name, listed]) => ({
    name,
    subnets: listed.map(({ inputs }) => ({
      cidr: textOf(inputs["cidrBlock"]),
      zone: textOf(inputs["availabilityZoneId"] ?? inputs["availabilityZone"]),
    })),
  }));
}

function nameOf({ tags }: PlannedResource["inputs"], urn: string): string {
  const name = typeof tags === "object" && tags !== null && "Name" in tags ? tags.Name : undefined;
  return typeof name === "string" && !isUnknown(name) ? name : logicalName(urn);
}

function textOf(value: unknown): string {
  return typeof value === "string" && !isUnknown(value) ? value : "not known yet";
}

function ofType(resources: readonly PlannedResource[], type: string): readonly PlannedResource[] {
  return resources.filter((one) => one.type === type);
}
