import { databaseText } from "./template-database.js";

export function featuresText(small: boolean): string {
  return `
features:
  # What is deployed where nothing else is said: prod (everything, the default), small (what is cheap),
  # emulator (what emulators of AWS can do).
  preset: ${small ? "small" : "prod"}
  # Each can be turned on and off by itself: loadBalancer, waf, servers, maintenance, database, table, backup; and
  # where baseline.region is manage: ec2Switches, config, guardDuty, securityHub, accessAnalyzer, inspector. As in:
  # loadBalancer: true
  # waf: true

# Where protection is on, these refuse to be deleted: loadBalancer, database, table, backup, trail. To turn one off,
# name it here and deploy; then turn it off and deploy again (default: none).
unprotected: []
`;
}

export function networkText(small: boolean): string {
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
`;
}

export function storageText(small: boolean): string {
  return `
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
`;
}

export function replicationText(small: boolean, regions: number): string {
  return `
replication:
  # mesh (default): every region's bucket to every other; hub: the primary's to all; off.
  mode: ${regions === 1 ? "off" : "mesh"}

trail:
  # Records every API call in every region (default: true).
  enabled: ${small ? "false" : "true"}
  # Reports unusual rates of calls and errors, at a price per event (default: true).
  insights: ${small ? "false" : "true"}
${databaseText(small)}
table:
  # How far back the table of sessions can be restored to any second, in days (default: 35).
  recoveryDays: ${small ? 7 : 35}

backup:
  # How long a recovery point is kept, in days (default: 35); the copy in another region as long.
  deleteAfterDays: ${small ? 7 : 35}
  # The bounds within which the vaults take recovery points, in days (default: 7 and 365).
  minRetentionDays: ${small ? 1 : 7}
  maxRetentionDays: 365
  # How the vaults hold to that: GOVERNANCE (default) can be lifted by an administrator, COMPLIANCE by nobody
  # after three days; it also needs acceptCompliance: true.
  lockMode: GOVERNANCE
`;
}

export function alertsText(baseline: "manage" | "skip"): string {
  return `
alerts:
  # Who is told; each address must confirm once (default: nobody).
  emails: []
  # An HTTPS address to notify. It is a secret, so only the name of an environment variable stands here:
  # webhookUrl: { env: ALERTS_WEBHOOK_URL }
  # A Slack channel, once its workspace was authorized in AWS's console (default: none):
  # slack: { teamId: T0123456789, channelId: C0123456789 }

# Some things exist once in an account, or once in an account's region, such as AWS Config, GuardDuty and the password
# policy. Exactly one environment of an account may manage them, the others skip (default: skip).
# What somebody made before is taken over by its id, and destroy leaves it. These lines stay afterwards:
#   region: import
#   imports: { us-east-1: { detector: <id>, recorder: <name>, deliveryChannel: <name>, securityHub: true } }
baseline:
  region: ${baseline}
  account: ${baseline}
`;
}

export function policiesText(small: boolean): string {
  return `
policies:
  # What a control that fails does: mandatory (default) stops the plan, advisory is told, off is not asked. All of them
  # are in docs/policies.md.
  level: mandatory
  # Another level for single controls (default: none)${small ? ". This one wants logs to be kept for a year" : ", such as CloudWatch.16: advisory"}.
  controls: ${small ? "{ CloudWatch.16: advisory }" : "{}"}
`;
}
