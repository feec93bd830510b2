import { textAt, wordAt } from "../../properties.js";
import { resourceId, stringHashcode } from "../formats.js";
import { ec2Shape, named } from "./network-shapes.js";
import type { Born, Shape, Shapes, Subject } from "../shape.js";

const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"] as const;

/** Where a route leads, however it is written. */
export function routeDestination({ inputs }: Pick<Subject, "inputs">): string {
  return DESTINATIONS.map((key) => textAt(inputs, key)).find((text) => text !== undefined && text !== "") ?? "";
}

/** `r-rtb-0123…` and a hash. https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/id.go */
const ROUTE: Shape = {
  service: "EC2",
  noun: "Route",
  operations: { update: "ReplaceRoute" },
  id: (subject) => `r-${textAt(subject.inputs, "routeTableId") ?? ""}${stringHashcode(routeDestination(subject))}`,
  importId: (inputs) => `${textAt(inputs, "routeTableId") ?? ""}_${routeDestination({ inputs })}`,
  computed: { origin: () => "CreateRoute", state: () => "active" },
  replaces: ["routeTableId", ...DESTINATIONS],
};

const NACL_RULE: Shape = {
  service: "EC2",
  noun: "Network ACL Rule",
  operations: { create: "CreateNetworkAclEntry", delete: "DeleteNetworkAclEntry" },
  id: ({ inputs }) => `nacl-${stringHashcode(naclRuleKey(inputs))}`,
  importId: (inputs) =>
    ["networkAclId", "ruleNumber", "protocol"].map((key) => wordAt(inputs, key)).join(":") +
    `:${inputs["egress"] === true}`,
  defaults: { egress: false },
  replaces: [
    ...["networkAclId", "ruleNumber", "egress", "protocol", "ruleAction", "cidrBlock", "ipv6CidrBlock"],
    ...["fromPort", "toPort", "icmpType", "icmpCode"],
  ],
};

function naclRuleKey(inputs: Subject["inputs"]): string {
  const egress = inputs["egress"] === true;
  return `${wordAt(inputs, "networkAclId")}-${wordAt(inputs, "ruleNumber")}-${egress}-${wordAt(inputs, "protocol")}-`;
}

const SECURITY_GROUP = ec2Shape("sg", "Security Group", "security-group", {
  defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  nameProperty: "name",
  computed: { egress: () => [], ingress: () => [] },
  replaces: ["name", "namePrefix", "description", "vpcId"],
});

function groupRule(direction: "Ingress" | "Egress"): Shape {
  return {
    service: "EC2",
    noun: `VPC Security Group ${direction} Rule`,
    operations: {
      create: `AuthorizeSecurityGroup${direction}`,
      update: "ModifySecurityGroupRules",
      delete: `RevokeSecurityGroup${direction}`,
    },
    id: () => resourceId("sgr"),
    computed: {
      arn: ({ region, accountId, id }) => `arn:aws:ec2:${region}:${accountId}:security-group-rule/${id}`,
      securityGroupRuleId: ({ id }) => id,
    },
    replaces: ["securityGroupId"],
  };
}

/** Taking over what the VPC was made with: nothing is created, and deleting it only forgets it. */
function adopted(noun: string, kind: string, holder: (subject: Subject) => string, rest: Partial<Shape> = {}): Shape {
  return ec2Shape("", noun, kind, { ...rest, id: holder, put: true });
}

const vpcOfDefault = (output: string) => (born: Born) =>
  born.account.ofType("aws:ec2/vpc:Vpc", born.region).find(({ outputs }) => outputs[output] === born.id)?.id;

export const NETWORK_RULE_SHAPES: Shapes = {
  "aws:ec2/route:Route": ROUTE,
  "aws:ec2/networkAclRule:NetworkAclRule": NACL_RULE,
  "aws:ec2/securityGroup:SecurityGroup": SECURITY_GROUP,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": groupRule("Ingress"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": groupRule("Egress"),
  "aws:ec2/routeTable:RouteTable": ec2Shape("rtb", "Route Table", "route-table", {
    computed: { propagatingVgws: () => [], routes: () => [] },
    replaces: ["vpcId"],
  }),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    service: "EC2",
    noun: "Route Table Association",
    operations: {
      create: "AssociateRouteTable",
      update: "ReplaceRouteTableAssociation",
      delete: "DisassociateRouteTable",
    },
    id: () => resourceId("rtbassoc"),
    importId: (inputs) =>
      `${textAt(inputs, "subnetId") ?? textAt(inputs, "gatewayId") ?? ""}/${textAt(inputs, "routeTableId") ?? ""}`,
    replaces: ["subnetId", "gatewayId"],
  },
  "aws:ec2/networkAcl:NetworkAcl": ec2Shape("acl", "Network ACL", "network-acl", {
    computed: { egress: () => [], ingress: () => [], subnetIds: () => [] },
    replaces: ["vpcId"],
  }),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": adopted(
    "Default Security Group",
    "security-group",
    (subject) => textAt(named({ ...subject, id: "" }, "vpcId")?.outputs ?? {}, "defaultSecurityGroupId") ?? "",
    { computed: { name: () => "default", description: () => "default VPC security group" }, replaces: ["vpcId"] },
  ),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": adopted(
    "Default Route Table",
    "route-table",
    ({ inputs }) => textAt(inputs, "defaultRouteTableId") ?? "",
    { computed: { vpcId: vpcOfDefault("defaultRouteTableId") }, replaces: ["defaultRouteTableId"] },
  ),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": adopted(
    "Default Network ACL",
    "network-acl",
    ({ inputs }) => textAt(inputs, "defaultNetworkAclId") ?? "",
    {
      computed: { vpcId: vpcOfDefault("defaultNetworkAclId"), subnetIds: () => [] },
      replaces: ["defaultNetworkAclId"],
    },
  ),
};
