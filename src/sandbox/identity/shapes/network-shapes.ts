import { textAt, type Properties } from "../../properties.js";
import { elasticAddress, resourceId, vpcIpv6Block, zoneIdOf, zoneName } from "../formats.js";
import type { Born, Shape, Shapes } from "../shape.js";

export const newId = (prefix: string) => () => resourceId(prefix);
const ownerId = ({ accountId }: Born) => accountId;
const ec2Arn =
  (kind: string) =>
  ({ region, accountId, id }: Born) =>
    `arn:aws:ec2:${region}:${accountId}:${kind}/${id}`;

/** Finds what an input names by its id. */
export function named(born: Born, property: string): { inputs: Properties; outputs: Properties } | undefined {
  return born.account.withId(textAt(born.inputs, property) ?? "")[0];
}

export function ec2Shape(prefix: string, noun: string, kind: string, rest: Partial<Shape> = {}): Shape {
  return {
    service: "EC2",
    noun,
    id: newId(prefix),
    ...rest,
    computed: { arn: ec2Arn(kind), ownerId, ...rest.computed },
  };
}

const VPC = ec2Shape("vpc", "VPC", "vpc", {
  operations: { update: "ModifyVpcAttribute" },
  defaults: {
    instanceTenancy: "default",
    enableDnsSupport: true,
    enableDnsHostnames: false,
    enableNetworkAddressUsageMetrics: false,
  },
  computed: {
    defaultSecurityGroupId: newId("sg"),
    defaultNetworkAclId: newId("acl"),
    defaultRouteTableId: newId("rtb"),
    dhcpOptionsId: ({ region, accountId }) => `dopt-0${stableHex(`${accountId}/${region}`)}`,
    ipv6AssociationId: ({ inputs }) =>
      inputs["assignGeneratedIpv6CidrBlock"] === true ? resourceId("vpc-cidr-assoc") : "",
    ipv6CidrBlock: ({ inputs, region, account }) =>
      inputs["assignGeneratedIpv6CidrBlock"] === true ? vpcIpv6Block(region, account.count("ipv6-block")) : "",
  },
  brings: {
    defaultSecurityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    defaultNetworkAclId: "aws:ec2/networkAcl:NetworkAcl",
    defaultRouteTableId: "aws:ec2/routeTable:RouteTable",
  },
  replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength", "instanceTenancy"],
});

const SUBNET = ec2Shape("subnet", "Subnet", "subnet", {
  operations: { update: "ModifySubnetAttribute" },
  defaults: {
    assignIpv6AddressOnCreation: false,
    enableDns64: false,
    enableResourceNameDnsARecordOnLaunch: false,
    enableResourceNameDnsAaaaRecordOnLaunch: false,
    ipv6Native: false,
    mapPublicIpOnLaunch: false,
  },
  computed: {
    availabilityZone: ({ inputs, region }) =>
      zoneName(region, textAt(inputs, "availabilityZoneId") ?? zoneIdOf(region, "a")),
    availabilityZoneId: ({ inputs, region }) => zoneIdOf(region, textAt(inputs, "availabilityZone") ?? "a"),
    ipv6CidrBlockAssociationId: ({ inputs }) =>
      textAt(inputs, "ipv6CidrBlock") === undefined ? "" : resourceId("subnet-cidr-assoc"),
    privateDnsHostnameTypeOnLaunch: () => "ip-name",
  },
  replaces: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "ipv6Native", "outpostArn"],
});

const EIP = ec2Shape("eipalloc", "EIP", "elastic-ip", {
  operations: { create: "AllocateAddress", delete: "ReleaseAddress" },
  defaults: { domain: "vpc" },
  computed: {
    allocationId: ({ id }) => id,
    publicIp: ({ account }) => elasticAddress(account.count("elastic-address")),
    networkBorderGroup: ({ region }) => region,
    publicIpv4Pool: () => "amazon",
  },
  replaces: ["domain", "address", "networkBorderGroup", "publicIpv4Pool"],
});

export const NETWORK_SHAPES: Shapes = {
  "aws:ec2/vpc:Vpc": VPC,
  "aws:ec2/subnet:Subnet": SUBNET,
  "aws:ec2/eip:Eip": EIP,
  "aws:ec2/internetGateway:InternetGateway": ec2Shape("igw", "Internet Gateway", "internet-gateway"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ec2Shape("eigw", "Egress-only Internet Gateway", "x", {
    computed: { arn: () => undefined },
    replaces: ["vpcId"],
  }),
  "aws:ec2/flowLog:FlowLog": ec2Shape("fl", "Flow Log", "vpc-flow-log", {
    operations: { create: "CreateFlowLogs", delete: "DeleteFlowLogs" },
    defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
    computed: { ownerId: () => undefined },
    replaces: [
      "vpcId",
      "subnetId",
      "eniId",
      "trafficType",
      "logDestination",
      "logDestinationType",
      "iamRoleArn",
      "logFormat",
      "maxAggregationInterval",
    ],
  }),
};

/** The same for the same text, where AWS's answer never changes. */
export function stableHex(text: string): string {
  return Buffer.from(text).toString("hex").slice(-16).padStart(16, "0");
}
