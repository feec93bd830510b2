import { usualZones } from "./known-regions.js";

/** What `tapctl init` asks for. */
export interface TemplateAnswers {
  readonly account: string;
  /** The first is the primary. */
  readonly regions: readonly [string, ...string[]];
  readonly owner: string;
  readonly costCenter: string;
  readonly project: string;
  /** `small` is cheap and can be thrown away; `full` is for production. */
  readonly size: "full" | "small";
}

/** The seed's deployment, with AWS's documentation account. */
export const SEED_ANSWERS: TemplateAnswers = {
  account: "111122223333",
  regions: ["us-east-1", "us-west-2", "ap-south-1"],
  owner: "platform-team",
  costCenter: "CC-1001",
  project: "tap",
  size: "full",
};

/** A commented config/<name>.yaml, which passes every validator as it is. */
export function environmentTemplate(name: string, answers: TemplateAnswers): string {
  const small = answers.size === "small";
  return `# yaml-language-server: $schema=./schema.json
#
# The environment "${name}": what tapctl deploys, and where. Only account, primary, regions and tags are required; any
# other key may be left out and then has the default that is said with it. Check a change: tapctl validate --env ${name}

# The AWS account, 12 digits in quotes. 111122223333 stands in AWS's documentation: the sandbox plays it
# (--target sandbox), a deployment to AWS refuses it. Yours: aws sts get-caller-identity --query Account
account: "${answers.account}"

# The region of the database's primary, of the trail and of what exists once. It cannot be changed later.
primary: ${answers.regions[0]}

# The regions, by AWS's name.
#   index  numbers a region's firewall rules: give each its own, and never change it while the region lives
#   cidr   the network's private addresses, /16 to /20; no two regions may overlap, for they are joined
#   zones  three availability zone ids; ids mean the same zones in every account, names (us-east-1a) do not
#          (aws ec2 describe-availability-zones --region <region> --query 'AvailabilityZones[].ZoneId')
# To remove a region, type: tapctl destroy --env ${name} --regions <region>, and only then delete its lines.
regions:
${answers.regions.map((region, at) => regionText(region, at, small ? 100 : 0)).join("\n")}

# On every resource.
tags:
  Environment: ${name}
  Owner: ${JSON.stringify(answers.owner)}
  CostCenter: ${JSON.stringify(answers.costCenter)}
  Project: ${JSON.stringify(answers.project)}
  ManagedBy: tapctl

# Whether databases, buckets, tables and keys refuse to be deleted (default: on). In prod it must be on.
protection: ${small ? "off" : "on"}

# Where state is kept (default: files beside this folder). A team needs a shared place:
# backend: s3://my-state-bucket

# What encrypts the secrets in state: the passphrase in PULUMI_CONFIG_PASSPHRASE (default), or a KMS key:
# secretsProvider: awskms://alias/tapctl-state?region=${answers.regions[0]}
${blocks(small, answers.regions.length)}`;
}

function regionText(region: string, at: number, offset: number): string {
  return `  ${region}:
    index: ${at}
    cidr: 10.${offset + (at + 1) * 10}.0.0/16
    zones: [${usualZones(region).join(", ")}]`;
}

function blocks(small: boolean, regions: number): string {
  return `
network:
  # How private subnets reach the internet: single (one gateway a region, the cheapest and the default),
  # per-az (one a zone, survives the loss of a zone), regional (AWS's regional gateway).
  nat: single
  # AWS services reached without the internet, each about 22 USD a month and region. Default: the eleven of the list.
  interfaceEndpoints: ${small ? "[]" : "[ssm, ssmmessages, ec2messages, logs, monitoring, kms, secretsmanager, sns, sqs, sts, ec2]"}
  # Who may reach the load balancer (default: everybody).
  ingressCidrs: ["0.0.0.0/0", "::/0"]
  # Address blocks in use elsewhere, such as offices, that no region may overlap (default: none).
  reservedCidrs: []
  # How long the record of network connections is kept (default: 30).
  flowLogRetentionDays: ${small ? 7 : 30}
  # AWS's quota of rules per network ACL (default: 20); raise it only after AWS has.
  naclQuota: 20

peering:
  # Joins the public subnets of the regions too (default: false). Private ones always are.
  includePublicTables: false

storage:
  # How stored objects are kept from being changed: GOVERNANCE (default) can be lifted by an administrator,
  # COMPLIANCE by nobody, not even the account's root; it also needs acceptCompliance: true.
  objectLockMode: GOVERNANCE
  # For how many days (default: 30).
  objectLockDays: ${small ? 1 : 30}
  # How long overwritten and deleted versions are kept (default: 90).
  noncurrentDays: ${small ? 7 : 90}

logs:
  # How long all other logs are kept (default: 365).
  retentionDays: ${small ? 30 : 365}

replication:
  # mesh (default): every region's bucket to every other; hub: the primary's to all; off. One region needs off.
  mode: ${regions === 1 ? "off" : "mesh"}

trail:
  # Records every API call in every region (default: true).
  enabled: ${small ? "false" : "true"}
  # Reports unusual rates of calls and errors, at a price per event (default: true).
  insights: ${small ? "false" : "true"}

database:
  # PostgreSQL's port (default: 5433); its well-known 5432 is refused.
  port: 5433
  # Lets the other regions' private subnets reach the database (default: true).
  allowPeers: true

alerts:
  # Who is told; each address must confirm once (default: nobody).
  emails: []
  # An HTTPS address to notify. It is a secret, so only the name of an environment variable stands here:
  # webhookUrl: { env: ALERTS_WEBHOOK_URL }

# Some things exist once in an account, or once in an account's region, such as AWS Config, GuardDuty and the password
# policy. Exactly one environment of an account may manage them, the others skip (default: skip).
baseline:
  region: ${small ? "skip" : "manage"}
  account: ${small ? "skip" : "manage"}
`;
}
