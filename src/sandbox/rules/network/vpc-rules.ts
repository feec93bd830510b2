import { zoneIds, zoneName } from "../../identity/formats.js";
import { textAt } from "../../properties.js";
import { contains, overlap, parseBlock } from "./cidr.js";
import { siblings, target, type Change, type Rule } from "../rule.js";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const SIZING = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";
const ERRORS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
export const VPC_QUOTAS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const VPC_RULES: readonly Rule[] = [
  {
    title: "a sixth VPC in a region",
    types: [VPC],
    on: ["create"],
    code: "VpcLimitExceeded",
    documentation: VPC_QUOTAS,
    refuses: ({ account, region }) =>
      account.ofType(VPC, region).length >= 5 ? "The maximum number of VPCs has been reached." : undefined,
  },
  {
    title: "a VPC block larger than /16 or smaller than /28",
    types: [VPC],
    on: ["create"],
    code: "InvalidVpc.Range",
    documentation: SIZING,
    refuses: ({ inputs }) => invalidSize(textAt(inputs, "cidrBlock")),
  },
  {
    title: "a subnet block outside its VPC's",
    types: [SUBNET],
    on: ["create"],
    code: "InvalidSubnet.Range",
    documentation: SIZING,
    refuses(change) {
      const block = textAt(change.inputs, "cidrBlock");
      if (block === undefined) return undefined;
      const around = textAt(target(change, "vpcId", VPC)?.inputs ?? {}, "cidrBlock") ?? "";
      return contains(around, block) ? invalidSize(block) : invalid(block);
    },
  },
  {
    title: "a subnet block that overlaps another subnet's",
    types: [SUBNET],
    on: ["create"],
    code: "InvalidSubnet.Conflict",
    documentation: SIZING,
    refuses: (change) => conflict(change, "cidrBlock"),
  },
  {
    title: "a subnet IPv6 block that is no /64 inside its VPC's /56",
    types: [SUBNET],
    on: ["create", "update"],
    code: "InvalidSubnet.Range",
    documentation: SIZING,
    refuses(change) {
      const block = textAt(change.inputs, "ipv6CidrBlock");
      if (block === undefined) return undefined;
      const around = textAt(target(change, "vpcId", VPC)?.outputs ?? {}, "ipv6CidrBlock") ?? "";
      return contains(around, block) && parseBlock(block)?.length === 64 ? undefined : invalid(block);
    },
  },
  {
    title: "a subnet IPv6 block that another subnet has",
    types: [SUBNET],
    on: ["create", "update"],
    code: "InvalidSubnet.Conflict",
    documentation: SIZING,
    refuses: (change) => conflict(change, "ipv6CidrBlock"),
  },
  {
    title: "a subnet in a zone of another region",
    types: [SUBNET],
    on: ["create"],
    code: "InvalidParameterValue",
    documentation: ERRORS,
    refuses: ({ inputs, region }) =>
      foreignZone("availabilityZoneId", textAt(inputs, "availabilityZoneId"), zoneIds(region)) ??
      foreignZone(
        "availabilityZone",
        textAt(inputs, "availabilityZone"),
        zoneIds(region).map((id) => zoneName(region, id)),
      ),
  },
];

function conflict(change: Change, property: "cidrBlock" | "ipv6CidrBlock"): string | undefined {
  const block = textAt(change.inputs, property);
  if (block === undefined) return undefined;
  const taken = siblings(change, "vpcId", VPC).map(({ inputs }) => textAt(inputs, property) ?? "");
  return taken.some((other) => overlap(block, other)) ? `The CIDR '${block}' conflicts with another subnet` : undefined;
}

function invalidSize(block: string | undefined): string | undefined {
  if (block === undefined) return undefined;
  const length = parseBlock(block)?.length ?? 0;
  return length < 16 || length > 28 ? invalid(block) : undefined;
}

function invalid(block: string): string {
  return `The CIDR '${block}' is invalid.`;
}

function foreignZone(parameter: string, zone: string | undefined, zones: readonly string[]): string | undefined {
  if (zone === undefined || zones.includes(zone)) return undefined;
  const allowed = `Subnets can currently only be created in the following availability zones: ${zones.join(", ")}.`;
  return `Value (${zone}) for parameter ${parameter} is invalid. ${allowed}`;
}
