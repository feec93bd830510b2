import { COMPUTE_KINDS } from "./compute-kinds.js";
import { FUNCTION_KINDS } from "./function-references.js";
import type { ReferenceKind } from "./reference-kind.js";

function ec2(prefix: string, types: readonly string[], code: string, noun: string): ReferenceKind {
  const pattern = new RegExp(`^${prefix}-[0-9a-f]{8,17}$`);
  return {
    pattern,
    types: types.map((type) => `aws:ec2/${type}`),
    code,
    message: (id) => `The ${noun} '${id}' does not exist`,
  };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const EC2_KINDS: readonly ReferenceKind[] = [
  ec2("vpc", ["vpc:Vpc"], "InvalidVpcID.NotFound", "vpc ID"),
  ec2("subnet", ["subnet:Subnet"], "InvalidSubnetID.NotFound", "subnet ID"),
  ec2("sg", ["securityGroup:SecurityGroup"], "InvalidGroup.NotFound", "security group"),
  ec2("rtb", ["routeTable:RouteTable"], "InvalidRouteTableID.NotFound", "routeTable ID"),
  ec2("acl", ["networkAcl:NetworkAcl"], "InvalidNetworkAclID.NotFound", "networkAcl ID"),
  ec2("igw", ["internetGateway:InternetGateway"], "InvalidInternetGatewayID.NotFound", "internetGateway ID"),
  ec2("eigw", ["egressOnlyInternetGateway:EgressOnlyInternetGateway"], "InvalidGatewayID.NotFound", "gateway ID"),
  ec2("eipalloc", ["eip:Eip"], "InvalidAllocationID.NotFound", "allocation ID"),
  ec2("nat", ["natGateway:NatGateway"], "InvalidNatGatewayID.NotFound", "natGateway ID"),
  ec2("vpce", ["vpcEndpoint:VpcEndpoint"], "InvalidVpcEndpointId.NotFound", "vpcEndpoint ID"),
  ec2("lt", ["launchTemplate:LaunchTemplate"], "InvalidLaunchTemplateId.NotFound", "launch template ID"),
  {
    ...ec2(
      "pcx",
      ["vpcPeeringConnection:VpcPeeringConnection"],
      "InvalidVpcPeeringConnectionID.NotFound",
      "vpcPeeringConnection ID",
    ),
    anyRegion: true,
  },
];

const ARN_KINDS: readonly ReferenceKind[] = [
  {
    // The services' own roles without a suffix are the account's, and no stack's.
    pattern: /^arn:aws:iam::\d{12}:role\/(?!aws-service-role\/[^/]+\/AWSServiceRoleFor[A-Za-z0-9]+$).+$/,
    types: ["aws:iam/role:Role", "aws:iam/serviceLinkedRole:ServiceLinkedRole"],
    code: "NoSuchEntity",
    status: 404,
    message: (arn) => `The role with name ${arn.split("/").at(-1) ?? ""} cannot be found.`,
  },
  {
    pattern: /^arn:aws:iam::\d{12}:policy\/.+$/,
    types: ["aws:iam/policy:Policy"],
    code: "NoSuchEntity",
    status: 404,
    message: (arn) => `Scope ARN: ${arn} does not exist or is not attachable.`,
  },
  {
    pattern: /^arn:aws:kms:[^:]+:\d{12}:key\/.+$/,
    types: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"],
    code: "NotFoundException",
    message: (arn) => `Key '${arn}' does not exist`,
  },
  {
    pattern: /^arn:aws:sns:[^:]+:\d{12}:[^:]+$/,
    types: ["aws:sns/topic:Topic"],
    code: "NotFound",
    status: 404,
    message: () => "Topic does not exist",
  },
  {
    pattern: /^arn:aws:backup:[^:]+:\d{12}:backup-vault:[^:]+$/,
    types: ["aws:backup/vault:Vault"],
    code: "ResourceNotFoundException",
    message: (arn) => `Backup vault ${arn.split(":").at(-1) ?? ""} does not exist.`,
  },
  {
    pattern: /^arn:aws:rds:[^:]+:\d{12}:db:[^:]+$/,
    types: ["aws:rds/instance:Instance"],
    code: "DBInstanceNotFound",
    status: 404,
    message: (arn) => `DBInstance ${arn.split(":").at(-1) ?? ""} not found.`,
  },
  {
    pattern: /^(arn:aws:s3:::[^/*]+)(?:\/.*)?$/,
    types: ["aws:s3/bucket:Bucket"],
    code: "NoSuchBucket",
    status: 404,
    message: () => "The specified bucket does not exist",
  },
  {
    pattern: /^(arn:aws:logs:[^:]+:\d{12}:log-group:[^:]+)(?::\*)?$/,
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    code: "ResourceNotFoundException",
    message: () => "The specified log group does not exist.",
  },
];

/** ARNs say their region themselves. */
export const REFERENCE_KINDS: readonly ReferenceKind[] = [
  ...EC2_KINDS,
  ...[...ARN_KINDS, ...COMPUTE_KINDS, ...FUNCTION_KINDS].map((kind) => ({ ...kind, anyRegion: true })),
];
