import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { byName, ofType, only, register, type Registered } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const build = (settings: PlatformSettings = PROD) => register(() => regionalProgram(settings, "us-east-1"));
const withNetwork = (network: Partial<PlatformSettings["network"]>) =>
  build({ ...PROD, network: { ...PROD.network, ...network } });
const PRIMARY = await build();

const VPC6 = "2600:1f18:abc:1200::/56";

describe("the VPC", () => {
  it("is dual-stack and resolves names", () => {
    expect(only(PRIMARY, "aws:ec2/vpc:Vpc").inputs).toMatchObject({
      cidrBlock: "10.10.0.0/16",
      assignGeneratedIpv6CidrBlock: true,
      enableDnsSupport: true,
      enableDnsHostnames: true,
    });
  });

  it("has its defaults adopted and emptied", () => {
    expect(only(PRIMARY, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs).toMatchObject({
      vpcId: "tap-network-core-vpc-id",
      ingress: [],
      egress: [],
    });
    expect(only(PRIMARY, "aws:ec2/defaultRouteTable:DefaultRouteTable").inputs).toMatchObject({
      defaultRouteTableId: "rtb-default",
      routes: [],
    });
    const acl = only(PRIMARY, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
    expect(acl.inputs).toMatchObject({ defaultNetworkAclId: "acl-default", ingress: [], egress: [] });
    expect(acl.ignoreChanges).toEqual(["subnetIds"]);
  });

  it("has nine subnets in three tiers, none of which gives out public addresses", () => {
    const subnets = ofType(PRIMARY, "aws:ec2/subnet:Subnet").map(({ name, inputs }) => [
      name.replace("tap-network-subnet-", ""),
      inputs["availabilityZoneId"],
      inputs["cidrBlock"],
      inputs["ipv6CidrBlock"],
      inputs["assignIpv6AddressOnCreation"],
      inputs["mapPublicIpOnLaunch"],
    ]);

    expect(subnets.sort()).toEqual([
      ["data-a", "use1-az1", "10.10.192.0/20", "2600:1f18:abc:12c0::/64", false, false],
      ["data-b", "use1-az2", "10.10.208.0/20", "2600:1f18:abc:12c1::/64", false, false],
      ["data-c", "use1-az4", "10.10.224.0/20", "2600:1f18:abc:12c2::/64", false, false],
      ["private-a", "use1-az1", "10.10.128.0/20", "2600:1f18:abc:1280::/64", true, false],
      ["private-b", "use1-az2", "10.10.144.0/20", "2600:1f18:abc:1281::/64", true, false],
      ["private-c", "use1-az4", "10.10.160.0/20", "2600:1f18:abc:1282::/64", true, false],
      ["public-a", "use1-az1", "10.10.0.0/20", "2600:1f18:abc:1200::/64", true, false],
      ["public-b", "use1-az2", "10.10.16.0/20", "2600:1f18:abc:1201::/64", true, false],
      ["public-c", "use1-az4", "10.10.32.0/20", "2600:1f18:abc:1202::/64", true, false],
    ]);
  });
});

describe("routes", () => {
  const routes = (resources: readonly Registered[]) =>
    ofType(resources, "aws:ec2/route:Route")
      .map(({ inputs }) => {
        const { routeTableId, destinationCidrBlock, destinationIpv6CidrBlock, ...target } = inputs;
        const destination = destinationCidrBlock ?? destinationIpv6CidrBlock;
        return `${short(routeTableId)} ${String(destination)} ${Object.values(target).map(short).join()}`;
      })
      .sort();
  const privately = (gateways: readonly [string, string, string]) =>
    ["a", "b", "c"].flatMap((zone, at) => [
      `route-private-${zone} 0.0.0.0/0 nat-${gateways[at] ?? ""}`,
      `route-private-${zone} ::/0 core-eigw`,
    ]);
  const PUBLIC = ["route-public 0.0.0.0/0 core-igw", "route-public ::/0 core-igw"];

  it.each([
    ["single", ["a", "a", "a"]],
    ["per-az", ["a", "b", "c"]],
    ["regional", ["regional", "regional", "regional"]],
  ] as const)("lead out through gateways %s, and nowhere from the data tier", async (nat, gateways) => {
    expect(routes(await withNetwork({ nat }))).toEqual([...privately(gateways), ...PUBLIC]);
  });

  it("are associated with all nine subnets by hand", () => {
    const associations = ofType(PRIMARY, "aws:ec2/routeTableAssociation:RouteTableAssociation");

    expect(
      associations.map(({ inputs }) => `${short(inputs["subnetId"])} ${short(inputs["routeTableId"])}`).sort(),
    ).toEqual([
      "subnet-data-a route-data",
      "subnet-data-b route-data",
      "subnet-data-c route-data",
      "subnet-private-a route-private-a",
      "subnet-private-b route-private-b",
      "subnet-private-c route-private-c",
      "subnet-public-a route-public",
      "subnet-public-b route-public",
      "subnet-public-c route-public",
    ]);
  });

  it("are never inline, which would remove those of peerings", () => {
    const inline = ofType(PRIMARY, "aws:ec2/routeTable:RouteTable").filter(({ inputs }) => "routes" in inputs);

    expect(inline).toEqual([]);
  });

  it("pass NAT in the public subnet of its zone", async () => {
    const gateways = ofType(await withNetwork({ nat: "per-az" }), "aws:ec2/natGateway:NatGateway");

    expect(byName(gateways).map(({ inputs }) => [short(inputs["subnetId"]), short(inputs["allocationId"])])).toEqual([
      ["subnet-public-a", "nat-a-eip"],
      ["subnet-public-b", "nat-b-eip"],
      ["subnet-public-c", "nat-c-eip"],
    ]);
  });

  it("pass one regional gateway, which has neither subnet nor address", async () => {
    const gateway = only(await withNetwork({ nat: "regional" }), "aws:ec2/natGateway:NatGateway");

    expect({ ...gateway.inputs, tags: undefined }).toEqual({
      vpcId: "tap-network-core-vpc-id",
      availabilityMode: "regional",
      connectivityType: "public",
    });
  });
});

describe("network ACLs", () => {
  const rules = (tier: string, resources = PRIMARY) =>
    ofType(resources, "aws:ec2/networkAclRule:NetworkAclRule")
      .filter(({ inputs }) => inputs["networkAclId"] === `tap-network-${tier}-acl-id`)
      .map(({ inputs }) => ruleText(inputs))
      .sort();

  it("let the public tier be reached on 80, 443 and answers, never on 22 of the world or 3389", () => {
    expect(rules("public")).toEqual([
      "in 100 tcp 443-443 0.0.0.0/0",
      "in 101 tcp 443-443 ::/0",
      "in 110 tcp 80-80 0.0.0.0/0",
      "in 111 tcp 80-80 ::/0",
      "in 120 tcp 1024-3388 0.0.0.0/0",
      "in 121 tcp 1024-3388 ::/0",
      "in 130 tcp 3390-65535 0.0.0.0/0",
      "in 131 tcp 3390-65535 ::/0",
      "in 140 -1 10.10.0.0/16",
      `in 141 -1 ${VPC6}`,
      "in 150 icmp 3/-1 0.0.0.0/0",
      "in 151 ipv6-icmp 2/-1 ::/0",
      "out 100 -1 0.0.0.0/0",
      "out 101 -1 ::/0",
    ]);
  });

  it("let the private tier be reached from the VPC, from peers, and by answers", () => {
    expect(rules("private")).toEqual([
      "in 100 -1 10.10.0.0/16",
      `in 101 -1 ${VPC6}`,
      "in 110 tcp 1024-3388 0.0.0.0/0",
      "in 111 tcp 1024-3388 ::/0",
      "in 120 tcp 3390-65535 0.0.0.0/0",
      "in 121 tcp 3390-65535 ::/0",
      "in 130 icmp 3/-1 0.0.0.0/0",
      "in 131 ipv6-icmp 2/-1 ::/0",
      "in 201 -1 10.20.128.0/17",
      "in 202 -1 10.30.128.0/17",
      "out 100 -1 0.0.0.0/0",
      "out 101 -1 ::/0",
    ]);
  });

  it("let the data tier speak with private tiers on the database's port and nothing else", () => {
    expect(rules("data")).toEqual([
      "in 100 tcp 5433-5433 10.10.128.0/18",
      "in 101 tcp 5433-5433 2600:1f18:abc:1280::/58",
      "in 201 tcp 5433-5433 10.20.128.0/18",
      "in 202 tcp 5433-5433 10.30.128.0/18",
      "out 100 tcp 1024-65535 10.10.128.0/18",
      "out 101 tcp 1024-65535 2600:1f18:abc:1280::/58",
      "out 201 tcp 1024-65535 10.20.128.0/18",
      "out 202 tcp 1024-65535 10.30.128.0/18",
    ]);
  });

  it("keep a peer's number when the configuration is written in another order", async () => {
    const reversed = Object.fromEntries(Object.entries(PROD.regions).reverse());

    expect(rules("private", await build({ ...PROD, regions: reversed }))).toEqual(rules("private"));
  });

  it("hold for their own tier's subnets", () => {
    const acls = ofType(PRIMARY, "aws:ec2/networkAcl:NetworkAcl").map(({ name, inputs }) => [
      name,
      inputs["subnetIds"],
    ]);

    const tier = (of: string) => ["a", "b", "c"].map((zone) => `tap-network-subnet-${of}-${zone}-id`);
    expect(acls.sort()).toEqual([
      ["tap-network-data-acl", tier("data")],
      ["tap-network-private-acl", tier("private")],
      ["tap-network-public-acl", tier("public")],
    ]);
  });
});

describe("security groups", () => {
  const rules = (resources: readonly Registered[]) =>
    resources
      .filter(({ type }) => /:SecurityGroup(Ingress|Egress)Rule$/.test(type))
      .map(({ type, inputs }) => {
        const other = short(inputs["cidrIpv4"] ?? inputs["cidrIpv6"] ?? inputs["referencedSecurityGroupId"]);
        const ports = `${String(inputs["ipProtocol"])} ${String(inputs["fromPort"])}-${String(inputs["toPort"])}`;
        return `${short(inputs["securityGroupId"])} ${type.includes("Ingress") ? "in" : "out"} ${ports} ${other}`;
      })
      .sort();

  it("allow exactly this", () => {
    expect(rules(PRIMARY)).toEqual([
      "group-alb in tcp 443-443 0.0.0.0/0",
      "group-alb in tcp 443-443 ::/0",
      "group-alb in tcp 80-80 0.0.0.0/0",
      "group-alb in tcp 80-80 ::/0",
      "group-alb out tcp 8443-8443 group-app",
      "group-app in tcp 8443-8443 group-alb",
      "group-app out tcp 443-443 0.0.0.0/0",
      "group-app out tcp 443-443 ::/0",
      "group-app out tcp 5433-5433 group-db",
      "group-db in tcp 5433-5433 10.20.128.0/17",
      "group-db in tcp 5433-5433 10.30.128.0/17",
      "group-db in tcp 5433-5433 group-app",
      "group-endpoints in tcp 443-443 group-app",
      "group-endpoints in tcp 443-443 group-lambda",
      "group-lambda out tcp 443-443 0.0.0.0/0",
      "group-lambda out tcp 443-443 ::/0",
    ]);
  });

  it("let only the addresses that are configured reach the load balancer", async () => {
    const resources = await withNetwork({ ingressCidrs: ["203.0.113.0/24"] });

    expect(rules(resources).filter((rule) => rule.startsWith("group-alb in"))).toEqual([
      "group-alb in tcp 443-443 203.0.113.0/24",
      "group-alb in tcp 80-80 203.0.113.0/24",
    ]);
  });

  it("keep peers from the database unless they are let in", async () => {
    const resources = await build({ ...PROD, database: { ...PROD.database, port: 6000, allowPeers: false } });

    expect(rules(resources).filter((rule) => rule.startsWith("group-db"))).toEqual([
      "group-db in tcp 6000-6000 group-app",
    ]);
  });

  it("describe themselves and each rule, in characters that EC2 takes", () => {
    const described = PRIMARY.filter(({ type }) => /:SecurityGroup(IngressRule|EgressRule)?$/.test(type));

    expect(described).toHaveLength(5 + 16);
    for (const { inputs } of described) {
      expect(inputs["description"]).toMatch(/^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/);
    }
  });

  it("are deletable although they name each other", () => {
    const groups = ofType(PRIMARY, "aws:ec2/securityGroup:SecurityGroup");

    expect(groups.map(({ inputs }) => inputs["revokeRulesOnDelete"])).toEqual([true, true, true, true, true]);
  });
});

describe("endpoints", () => {
  it("are gateways on the private and data tables, and interfaces in private subnets", () => {
    const tables = ["private-a", "private-b", "private-c", "data"].map((id) => `tap-network-route-${id}-id`);

    for (const service of ["s3", "dynamodb"]) {
      expect(only(PRIMARY, "aws:ec2/vpcEndpoint:VpcEndpoint", `-${service}`).inputs).toMatchObject({
        serviceName: `com.amazonaws.us-east-1.${service}`,
        vpcEndpointType: "Gateway",
        routeTableIds: tables,
      });
    }
    expect(only(PRIMARY, "aws:ec2/vpcEndpoint:VpcEndpoint", "-kms").inputs).toMatchObject({
      serviceName: "com.amazonaws.us-east-1.kms",
      vpcEndpointType: "Interface",
      subnetIds: ["a", "b", "c"].map((zone) => `tap-network-subnet-private-${zone}-id`),
      securityGroupIds: ["tap-network-group-endpoints-id"],
      privateDnsEnabled: true,
    });
  });

  it("all have a policy", () => {
    const policies = ofType(PRIMARY, "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["policy"]);

    expect(policies).toHaveLength(14);
    expect(policies.filter((policy) => !String(policy).includes('Account":"111122223333"'))).toEqual([]);
  });

  it("cost nothing where no interface is wanted, but for GuardDuty's own", async () => {
    const none = { ...PROD, network: { ...PROD.network, interfaceEndpoints: [] } };
    const services = async (settings: PlatformSettings) =>
      ofType(await build(settings), "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ name }) => name);

    const gateways = ["tap-network-endpoint-s3", "tap-network-endpoint-dynamodb"];
    expect(await services({ ...none, features: { ...PROD.features, guardDuty: false } })).toEqual(gateways);
    expect(await services({ ...none, baseline: { ...PROD.baseline, region: "skip" } })).toEqual(gateways);
    expect(await services(none)).toEqual([...gateways, "tap-network-endpoint-guardduty-data"]);
  });
});

it("records all traffic for thirty days", () => {
  expect(only(PRIMARY, "aws:ec2/flowLog:FlowLog").inputs).toMatchObject({
    vpcId: "tap-network-core-vpc-id",
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: "arn:aws:mock:us-east-1:111122223333:tap-network-flow-group",
    iamRoleArn: "arn:aws:mock:us-east-1:111122223333:tap-network-flow-role",
    maxAggregationInterval: 60,
  });
  expect(only(PRIMARY, "aws:cloudwatch/logGroup:LogGroup", "flow-group").inputs).toMatchObject({
    name: "/prod/vpc-flow/us-east-1",
    retentionInDays: 30,
  });
});

function ruleText(inputs: Registered["inputs"]): string {
  const text = (key: string) => String(inputs[key]);
  const ports = "fromPort" in inputs ? ` ${text("fromPort")}-${text("toPort")}` : "";
  const icmp = "icmpType" in inputs ? ` ${text("icmpType")}/${text("icmpCode")}` : "";
  const what = `${text("protocol")}${ports}${icmp}`;
  const cidr = String(inputs["cidrBlock"] ?? inputs["ipv6CidrBlock"]);
  return `${inputs["egress"] === true ? "out" : "in"} ${text("ruleNumber")} ${what} ${cidr}`;
}

/** A mocked id without what all of them share. */
function short(id: unknown): string {
  return String(id).replace("tap-network-", "").replace(/-id$/, "");
}
