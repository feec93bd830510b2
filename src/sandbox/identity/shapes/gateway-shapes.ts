import { listAt, textAt, type Properties, type Value } from "../../properties.js";
import { resourceId } from "../formats.js";
import { ec2Shape, named, newId, stableHex } from "./network-shapes.js";
import type { Born, Shape, Shapes } from "../shape.js";

const NAT_GATEWAY: Shape = {
  service: "EC2",
  noun: "NAT Gateway",
  operations: { create: "CreateNatGateway", delete: "DeleteNatGateway" },
  id: newId("nat"),
  defaults: { connectivityType: "public", availabilityMode: "zonal" },
  computed: {
    associationId: ({ inputs }) => (textAt(inputs, "allocationId") === undefined ? undefined : resourceId("eipassoc")),
    networkInterfaceId: ({ inputs }) => (textAt(inputs, "subnetId") === undefined ? undefined : resourceId("eni")),
    privateIp: (born) => firstAddress(named(born, "subnetId")?.inputs),
    publicIp: (born) => named(born, "allocationId")?.outputs["publicIp"],
    routeTableId: ({ inputs }) => (textAt(inputs, "vpcId") === undefined ? undefined : resourceId("rtb")),
    vpcId: (born) => named(born, "subnetId")?.inputs["vpcId"],
  },
  replaces: ["allocationId", "availabilityMode", "connectivityType", "privateIp", "subnetId", "vpcId"],
};

const ENDPOINT = ec2Shape("vpce", "VPC Endpoint", "vpc-endpoint", {
  operations: { create: "CreateVpcEndpoint", update: "ModifyVpcEndpoint", delete: "DeleteVpcEndpoints" },
  defaults: { vpcEndpointType: "Gateway", privateDnsEnabled: false },
  computed: {
    cidrBlocks: () => [],
    dnsEntries: (born) => (isGateway(born) ? [] : [{ dnsName: endpointName(born), hostedZoneId: "Z7HUB22UULQXV" }]),
    ipAddressType: () => "ipv4",
    networkInterfaceIds: ({ inputs }) => listAt(inputs, "subnetIds").map(() => resourceId("eni")),
    policy: () => JSON.stringify({ Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }] }),
    prefixListId: (born) =>
      isGateway(born) ? `pl-${stableHex(textAt(born.inputs, "serviceName") ?? "").slice(0, 8)}` : undefined,
    requesterManaged: () => false,
    routeTableIds: () => [],
    securityGroupIds: () => [],
    state: () => "available",
    subnetIds: () => [],
  },
  replaces: ["vpcId", "serviceName", "vpcEndpointType", "serviceRegion"],
});

export const GATEWAY_SHAPES: Shapes = {
  "aws:ec2/natGateway:NatGateway": NAT_GATEWAY,
  "aws:ec2/vpcEndpoint:VpcEndpoint": ENDPOINT,
};

function isGateway({ inputs }: Born): boolean {
  return (textAt(inputs, "vpcEndpointType") ?? "Gateway") === "Gateway";
}

function endpointName({ id, inputs, region }: Born): string {
  const service = (textAt(inputs, "serviceName") ?? "").split(".").at(-1) ?? "";
  return `${id}-${stableHex(id).slice(0, 8)}.${service}.${region}.vpce.amazonaws.com`;
}

function firstAddress(subnet: Properties | undefined): Value | undefined {
  const [network] = (textAt(subnet ?? {}, "cidrBlock") ?? "").split("/");
  return network === undefined || network === ""
    ? undefined
    : network.replace(/\d+$/, (last) => String(Number(last) + 5));
}
