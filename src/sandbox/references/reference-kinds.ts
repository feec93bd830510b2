/** What an id or ARN looks like, and what it must then name. */
export interface ReferenceKind {
  /** Group 1 is what the account knows it by, if that is not the whole text. */
  readonly pattern: RegExp;
  readonly types: readonly string[];
  readonly code: string;
  readonly status?: number;
  readonly message: (text: string) => string;
  /** True for what both sides of two regions see. */
  readonly anyRegion?: boolean;
}

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
    pattern: /^arn:aws:iam::\d{12}:role\/.+$/,
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
  ...ARN_KINDS.map((kind) => ({ ...kind, anyRegion: true })),
];

/** Inputs that name a thing by a name that looks like nothing in particular. */
export interface NamedReference extends Omit<ReferenceKind, "pattern"> {
  readonly property: string;
}

const bucket = (property: string, code: string, message: string): NamedReference => ({
  property,
  types: ["aws:s3/bucket:Bucket"],
  code,
  status: 404,
  message: () => message,
});

const ROLE_BY_NAME: NamedReference = {
  property: "role",
  types: ["aws:iam/role:Role"],
  code: "NoSuchEntity",
  status: 404,
  message: (name) => `The role with name ${name} cannot be found.`,
};

const VAULT_BY_NAME: NamedReference = {
  property: "backupVaultName",
  types: ["aws:backup/vault:Vault"],
  code: "ResourceNotFoundException",
  message: (name) => `Backup vault ${name} does not exist.`,
};

/** By type; a bucket's side resources, which all name it alike, are added below. */
export const NAMED_REFERENCES: Readonly<Record<string, readonly NamedReference[]>> = {
  "aws:backup/selection:Selection": [
    {
      property: "planId",
      types: ["aws:backup/plan:Plan"],
      code: "ResourceNotFoundException",
      message: (plan) => `Cannot find Backup plan with ID ${plan}`,
    },
  ],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [VAULT_BY_NAME],
  "aws:backup/vaultNotifications:VaultNotifications": [VAULT_BY_NAME],
  "aws:backup/vaultPolicy:VaultPolicy": [VAULT_BY_NAME],
  "aws:iam/rolePolicy:RolePolicy": [ROLE_BY_NAME],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [ROLE_BY_NAME],
  "aws:iam/instanceProfile:InstanceProfile": [ROLE_BY_NAME],
  "aws:kms/alias:Alias": [
    {
      property: "targetKeyId",
      types: ["aws:kms/key:Key"],
      code: "NotFoundException",
      message: (key) => `Key '${key}' does not exist`,
    },
  ],
  "aws:s3/bucketLogging:BucketLogging": [
    {
      ...bucket("targetBucket", "InvalidTargetBucketForLogging", "The target bucket for logging does not exist"),
      anyRegion: true,
    },
  ],
  "aws:cloudtrail/trail:Trail": [
    { ...bucket("s3BucketName", "S3BucketDoesNotExistException", "S3 bucket does not exist"), anyRegion: true },
  ],
};

/** S3 answers in the bucket's own region only. */
export const BUCKET_OF_ASPECT: NamedReference = bucket("bucket", "NoSuchBucket", "The specified bucket does not exist");
