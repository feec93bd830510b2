import { textAt } from "../../properties.js";
import { dependents, type Rule } from "../rule.js";

const VPC = "aws:ec2/vpc:Vpc";
const NAT = "aws:ec2/natGateway:NatGateway";
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GROUP_RULES = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
];
const ERRORS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
const IAM_DELETE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html";

export const DELETION_RULES: readonly Rule[] = [
  inUse("deleting a VPC that holds something", VPC, "DependencyViolation", ERRORS, {
    by: [
      ...[SUBNET, TABLE, GROUP, GATEWAY, ENDPOINT, NAT],
      ...["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"],
    ],
    message: (id) => `The vpc '${id}' has dependencies and cannot be deleted.`,
  }),
  inUse("deleting a subnet that holds network interfaces", SUBNET, "DependencyViolation", ERRORS, {
    by: [
      NAT,
      ENDPOINT,
      "aws:autoscaling/group:Group",
      "aws:lb/loadBalancer:LoadBalancer",
      "aws:lambda/function:Function",
      "aws:rds/subnetGroup:SubnetGroup",
    ],
    message: (id) => `The subnet '${id}' has dependencies and cannot be deleted.`,
  }),
  inUse("deleting a route table that a subnet uses", TABLE, "DependencyViolation", ERRORS, {
    by: ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
    message: (id) => `The routeTable '${id}' has dependencies and cannot be deleted.`,
  }),
  inUse("releasing an elastic address in use", "aws:ec2/eip:Eip", "InvalidIPAddress.InUse", ERRORS, {
    by: [NAT],
    message: (id) => `The address with allocation id ${id} is in use.`,
  }),
  {
    title: "deleting an internet gateway while the VPC has public addresses",
    types: [GATEWAY],
    on: ["delete"],
    code: "DependencyViolation",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html",
    refuses(change) {
      const vpcId = textAt(change.inputs, "vpcId") ?? "";
      const subnets = change.account.withId(vpcId).flatMap((vpc) => dependents(change, vpc, [SUBNET, NAT]));
      const mapped = subnets.some((held) => held.type === NAT || dependents(change, held, [NAT]).length > 0);
      const advice = "Please unmap those public address(es) before detaching the gateway.";
      return mapped ? `Network ${vpcId} has some mapped public address(es). ${advice}` : undefined;
    },
  },
  {
    title: "deleting a security group that others refer to",
    types: [GROUP],
    on: ["delete"],
    code: "DependencyViolation",
    documentation: ERRORS,
    refuses(change) {
      const group = change.existing;
      if (group === undefined) return undefined;
      const users = change.account
        .dependentsOf(group.seq)
        .filter((user) => !GROUP_RULES.includes(user.type) || user.inputs["securityGroupId"] !== group.id);
      return users.length > 0 ? `resource ${group.id} has a dependent object` : undefined;
    },
  },
  {
    title: "deleting a VPC's default security group",
    types: [GROUP],
    on: ["delete"],
    code: "CannotDelete",
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
    refuses: ({ existing }) =>
      existing?.owner === undefined
        ? undefined
        : `the specified group: "${existing.id}" name: "default" cannot be deleted by a user`,
  },
  inUse("deleting a role that has policies", ROLE, "DeleteConflict", IAM_DELETE, {
    by: ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    message: () => "Cannot delete entity, must delete policies first.",
    status: 409,
  }),
  inUse("deleting a role that an instance profile holds", ROLE, "DeleteConflict", IAM_DELETE, {
    by: ["aws:iam/instanceProfile:InstanceProfile"],
    message: () => "Cannot delete entity, must remove roles from instance profile first.",
    status: 409,
  }),
  inUse("deleting a managed policy that is attached", POLICY, "DeleteConflict", IAM_DELETE, {
    by: [ROLE, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    message: () => "Cannot delete a policy attached to entities.",
    status: 409,
  }),
];

interface Use {
  readonly by: readonly string[];
  readonly message: (id: string) => string;
  readonly status?: number;
}

function inUse(title: string, type: string, code: string, documentation: string, { by, message, status }: Use): Rule {
  return {
    title,
    types: [type],
    on: ["delete"],
    code,
    ...(status === undefined ? {} : { status }),
    documentation,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, by).length > 0
        ? message(change.id)
        : undefined,
  };
}
