import {
  DescribeFlowLogsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type Route,
  type RouteTable,
  type Vpc,
} from "@aws-sdk/client-ec2";
import { expect, it } from "vitest";
import { nameOf, only, reach, REGIONS, type Region } from "../support/account.js";

const BLOCKS: Readonly<Record<Region, string>> = { "us-east-1": "10.10", "us-west-2": "10.20", "ap-south-1": "10.30" };
/** In the order in which a pair is named. */
const PAIRS: readonly (readonly [Region, Region])[] = [
  ["ap-south-1", "us-east-1"],
  ["ap-south-1", "us-west-2"],
  ["us-east-1", "us-west-2"],
];
const BOTH_WAYS = PAIRS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);

/** `environment` in upper case, as names carry it. */
export function networkChecks(environment: () => string): void {
  it.each(PAIRS)("joins %s and %s by one active peering, which resolves names on both sides", async (one, other) => {
    const peering = await peeringOf(environment(), one, other);

    expect(peering.Status?.Code).toBe("active");
    expect([peering.RequesterVpcInfo?.Region, peering.AccepterVpcInfo?.Region]).toEqual([one, other]);
    const sides = [peering.RequesterVpcInfo, peering.AccepterVpcInfo];
    expect(sides.map((side) => side?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc)).toEqual([true, true]);
  });

  it.each(BOTH_WAYS)("routes from %s to %s over it in both families, and nowhere wider", async (from, to) => {
    const [one, other] = [from, to].sort() as [Region, Region];
    const peering = await peeringOf(environment(), one, other);
    const tables = await tablesOf(from);
    const ipv6 = (await vpcOf(environment(), to)).Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? "";

    const found = tables.map((table) => [nameOf(table), destinations(table, peering.VpcPeeringConnectionId)] as const);
    const own = found.filter(([name]) => name?.startsWith(`${environment()}-rt-`));
    const peers = [`${BLOCKS[to]}.128.0/17`, upperHalf(ipv6)].sort();
    expect(Object.fromEntries(own)).toEqual({
      ...Object.fromEntries(["a", "b", "c"].map((zone) => [`${environment()}-rt-private-${zone}-${from}`, peers])),
      [`${environment()}-rt-data-${from}`]: peers,
      [`${environment()}-rt-public-${from}`]: [],
      [`${environment()}-rt-default-${from}`]: [],
    });
  });

  it.each(REGIONS)("keeps a record of every connection in %s for 30 days", async (region) => {
    const vpc = await vpcOf(environment(), region);
    const client = new EC2Client(reach(region));
    const { FlowLogs } = await client.send(
      new DescribeFlowLogsCommand({ Filter: [{ Name: "resource-id", Values: [vpc.VpcId ?? ""] }] }),
    );

    const flowLog = only(FlowLogs, "flow log");
    expect(flowLog).toMatchObject({ TrafficType: "ALL", FlowLogStatus: "ACTIVE", MaxAggregationInterval: 60 });
    expect(flowLog.LogDestination).toMatch(`:log-group:/${environment().toLowerCase()}/vpc-flow/${region}`);
    expect(flowLog.DeliverLogsPermissionArn).toMatch(`/${environment()}-role-flow-logs-${region}`);
  });
}

/** The VPC of a region; others in the account are not looked at. */
async function vpcOf(environment: string, region: Region): Promise<Vpc> {
  const client = new EC2Client(reach(region));
  const Filters = [{ Name: "tag:Name", Values: [`${environment}-vpc-core-${region}`] }];
  return only((await client.send(new DescribeVpcsCommand({ Filters }))).Vpcs, `VPC in ${region}`);
}

/** Found by its name here, since moto takes no filter. */
async function peeringOf(environment: string, one: Region, other: Region) {
  const client = new EC2Client(reach(one));
  const { VpcPeeringConnections = [] } = await client.send(new DescribeVpcPeeringConnectionsCommand({}));
  const own = VpcPeeringConnections.filter((peering) => nameOf(peering) === `${environment}-pcx-${one}-${other}`);
  return only(
    own.filter(({ Status }) => Status?.Code !== "deleted"),
    `peering of ${one} and ${other}`,
  );
}

async function tablesOf(region: Region): Promise<readonly RouteTable[]> {
  return (await new EC2Client(reach(region)).send(new DescribeRouteTablesCommand({}))).RouteTables ?? [];
}

function destinations({ Routes = [] }: RouteTable, peering: string | undefined): readonly string[] {
  const over = Routes.filter(({ VpcPeeringConnectionId, State }: Route) => {
    return VpcPeeringConnectionId === peering && State === "active";
  });
  return over
    .map(({ DestinationCidrBlock, DestinationIpv6CidrBlock }) => DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? "")
    .sort();
}

/** The /57 that holds the private and data tiers of a /56. */
function upperHalf(block: string): string {
  const [first, second, third, fourth = "0"] = block.replace(/::\/56$/, "").split(":");
  const last = (Number.parseInt(fourth, 16) + 0x80).toString(16);
  return `${[first, second, third, last].map((group) => Number.parseInt(group ?? "0", 16).toString(16)).join(":")}::/57`;
}
