import { isDeepStrictEqual } from "node:util";
import { textAt, wordAt, type Properties } from "../../properties.js";
import { siblings, type Change, type Rule } from "../rule.js";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const PEERS = ["cidrIpv4", "cidrIpv6", "referencedSecurityGroupId", "prefixListId"] as const;

export const SECURITY_GROUP_RULES: readonly Rule[] = [
  {
    title: "a security group name that the VPC has already",
    types: [GROUP],
    on: ["create"],
    code: "InvalidGroup.Duplicate",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    refuses(change) {
      const name = textAt(change.inputs, "name");
      const taken = siblings(change, "vpcId", VPC).some(({ inputs }) => textAt(inputs, "name") === name);
      const vpcId = textAt(change.inputs, "vpcId") ?? "";
      return taken ? `The security group '${name ?? ""}' already exists for VPC '${vpcId}'` : undefined;
    },
  },
  {
    title: "a security group rule that the group has already",
    types: [INGRESS, EGRESS],
    on: ["create", "update"],
    code: "InvalidPermission.Duplicate",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
    refuses(change) {
      const wanted = permissionOf(change.inputs);
      const taken = siblings(change, "securityGroupId", GROUP).some(({ inputs }) =>
        isDeepStrictEqual(permissionOf(inputs), wanted),
      );
      return taken ? `the specified rule "${describe(change)}" already exists` : undefined;
    },
  },
];

function permissionOf(inputs: Properties): readonly string[] {
  return ["ipProtocol", "fromPort", "toPort", ...PEERS].map((key) => wordAt(inputs, key));
}

function describe({ inputs }: Change): string {
  const peer = PEERS.map((key) => wordAt(inputs, key)).join("");
  const protocol = wordAt(inputs, "ipProtocol").toUpperCase();
  return `peer: ${peer}, ${protocol}, from port: ${wordAt(inputs, "fromPort")}, to port: ${wordAt(inputs, "toPort")}, ALLOW`;
}
