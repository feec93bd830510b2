import { textAt } from "../../properties.js";
import type { Resource } from "../../store/account.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { dependents, find, siblings, target, type Change, type Rule } from "../rule.js";
import { VPC_QUOTAS } from "./vpc-rules.js";

const VPC = "aws:ec2/vpc:Vpc";
const EIP = "aws:ec2/eip:Eip";
const NAT = "aws:ec2/natGateway:NatGateway";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const FLOW_LOGS = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html";

export const GATEWAY_RULES: readonly Rule[] = [
  {
    title: "a second internet gateway for a VPC",
    types: [GATEWAY],
    on: ["create"],
    code: "InvalidParameterValue",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html",
    refuses: (change) =>
      siblings(change, "vpcId", VPC).length > 0
        ? `Network ${textAt(change.inputs, "vpcId") ?? ""} already has an internet gateway attached`
        : undefined,
  },
  {
    title: "a sixth elastic address in a region",
    types: [EIP],
    on: ["create"],
    code: "AddressLimitExceeded",
    documentation:
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#using-instance-addressing-limit",
    refuses: ({ account, region }) =>
      account.ofType(EIP, region).length >= 5 ? "The maximum number of addresses has been reached." : undefined,
  },
  {
    title: "a public NAT gateway in a VPC without an internet gateway",
    types: [NAT],
    on: ["create"],
    code: "Gateway.NotAttached",
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    refuses(change) {
      const vpc = vpcOfNat(change);
      const attached = vpc !== undefined && dependents(change, vpc, [GATEWAY]).length > 0;
      if (attached || change.inputs["connectivityType"] === "private") return undefined;
      return `Network ${vpc?.id ?? ""} has no Internet gateway attached`;
    },
  },
  {
    title: "an elastic address that another NAT gateway uses",
    types: [NAT],
    on: ["create"],
    code: "Resource.AlreadyAssociated",
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    refuses: (change) =>
      siblings(change, "allocationId", EIP).length > 0
        ? `resource ${textAt(change.inputs, "allocationId") ?? ""} is already associated with another resource`
        : undefined,
  },
  {
    title: "a sixth NAT gateway in a zone",
    types: [NAT],
    on: ["create"],
    code: "NatGatewayLimitExceeded",
    documentation: VPC_QUOTAS,
    refuses: (change) =>
      siblings(change, "subnetId", "aws:ec2/subnet:Subnet").length >= 5
        ? "Performing this operation would exceed the limit of 5 NAT gateways"
        : undefined,
  },
  {
    title: "a flow log role that vpc-flow-logs.amazonaws.com may not assume",
    types: [FLOW_LOG],
    on: ["create"],
    code: "InvalidParameter",
    documentation: FLOW_LOGS,
    refuses(change) {
      const role = target(change, "iamRoleArn", "aws:iam/role:Role");
      const trust = policyAt(role?.inputs ?? {}, "assumeRolePolicy");
      if (role === undefined || allowsService(trust, "vpc-flow-logs.amazonaws.com", "sts:AssumeRole")) return undefined;
      return "Unable to assume given IAM role";
    },
  },
  {
    title: "a second flow log of a VPC to one destination",
    types: [FLOW_LOG],
    on: ["create"],
    code: "FlowLogAlreadyExists",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html",
    refuses(change) {
      const destination = textAt(change.inputs, "logDestination");
      const taken = siblings(change, "vpcId", VPC).some(({ inputs }) => inputs["logDestination"] === destination);
      return taken
        ? "Error. There is an existing Flow Log with the same configuration and log destination."
        : undefined;
    },
  },
];

/** A regional NAT gateway names its VPC, a zonal one a subnet of it. */
function vpcOfNat(change: Change): Resource | undefined {
  const subnet = target(change, "subnetId", "aws:ec2/subnet:Subnet");
  const vpcId = textAt(change.inputs, "vpcId") ?? textAt(subnet?.inputs ?? {}, "vpcId") ?? "";
  return find(change.account, vpcId, VPC, change.region);
}
