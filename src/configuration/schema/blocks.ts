import * as z from "zod";
import { SLACK } from "./account-blocks.js";

const days = (text: string) => z.int().min(1).max(36_500).describe(text);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retention = (text: string) =>
  z
    .literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653])
    .describe(text);

const duration = (text: string) =>
  z
    .string()
    .regex(/^\d{1,6}(s|m|h)$/, "a duration such as 30s, 5m or 1h")
    .optional()
    .describe(text);

const feature = (text: string) => z.boolean().optional().describe(text);

export const FEATURES = z.strictObject({
  preset: z
    .enum(["prod", "small", "emulator"])
    .default("prod")
    .describe("What is deployed where nothing else is said: everything, what is cheap, or what emulators can do"),
  loadBalancer: feature("A load balancer that faces the internet; it needs tls"),
  waf: feature("A web firewall before the load balancer, where there is one"),
  servers: feature("The group of EC2 instances that answers the load balancer"),
  maintenance: feature("The function that looks after the region once a day"),
  database: feature("PostgreSQL in the primary region, with a replica in every other one"),
  table: feature("The DynamoDB table of sessions, with a replica in every region"),
  backup: feature("A backup vault in every region, and a daily backup that is copied to another one"),
  ec2Switches: feature("EC2's account switches for snapshots, images, metadata and consoles; needs baseline.region"),
  config: feature("AWS Config and its rules, where baseline.region is manage"),
  guardDuty: feature("GuardDuty, where baseline.region is manage"),
  securityHub: feature("Security Hub, where baseline.region is manage"),
  accessAnalyzer: feature("IAM Access Analyzer, where baseline.region is manage"),
  inspector: feature("Amazon Inspector, where baseline.region is manage"),
});

export const UNPROTECTED = z
  .array(z.enum(["loadBalancer", "database", "table", "backup", "trail"]))
  .default(() => [])
  .describe("What may be turned off although protection is on; deploy that before turning it off");

export const NETWORK = z.strictObject({
  nat: z
    .enum(["single", "per-az", "regional"])
    .default("single")
    .describe("One NAT gateway a region (cheapest), one a zone, or AWS's regional gateway"),
  interfaceEndpoints: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, "a service name such as ssm or ecr.api"))
    .default(() => [
      ...["ssm", "ssmmessages", "ec2messages", "logs", "monitoring", "kms"],
      ...["secretsmanager", "sns", "sqs", "sts", "ec2"],
    ])
    .describe("AWS services reached without leaving the VPC; each costs money per zone and hour"),
  ingressCidrs: z
    .array(z.string())
    .default(() => ["0.0.0.0/0", "::/0"])
    .describe("Who may reach the load balancer, IPv4 and IPv6"),
  reservedCidrs: z
    .array(z.string())
    .default(() => [])
    .describe("IPv4 blocks in use elsewhere (offices, other VPCs) that no region may overlap"),
  flowLogRetentionDays: retention("How long VPC flow logs are kept").default(30),
  naclQuota: z.int().min(1).max(40).default(20).describe("AWS's quota of rules per network ACL and direction"),
});

export const PEERING = z.strictObject({
  includePublicTables: z.boolean().default(false).describe("Routes to peers from the public subnets too"),
});

export const STORAGE = z.strictObject({
  objectLockMode: z
    .enum(["GOVERNANCE", "COMPLIANCE"])
    .default("GOVERNANCE")
    .describe("COMPLIANCE cannot be lifted by anyone, the account's root included"),
  objectLockDays: days("How long a new object can be neither changed nor deleted").default(30),
  acceptCompliance: z.boolean().default(false).describe("Confirms objectLockMode COMPLIANCE"),
  noncurrentDays: days("How long overwritten and deleted versions are kept").default(90),
});

export const LOGS = z.strictObject({ retentionDays: retention("How long logs are kept").default(365) });

export const REPLICATION = z.strictObject({
  mode: z.enum(["mesh", "hub", "off"]).default("mesh").describe("Every region to every other, primary to all, or off"),
});

export const TRAIL = z.strictObject({
  enabled: z.boolean().default(true).describe("Records every API call in every region"),
  insights: z.boolean().default(true).describe("Reports unusual call and error rates"),
});

export const TABLE = z.strictObject({
  recoveryDays: z
    .int()
    .min(1)
    .max(35)
    .default(35)
    .describe("How far back the table can be restored to any second, in days"),
});

export const BACKUP = z.strictObject({
  deleteAfterDays: days("How long a recovery point is kept").default(35),
  minRetentionDays: days("The vaults refuse what would be kept for a shorter time").default(7),
  maxRetentionDays: days("The vaults refuse what would be kept for a longer time").default(365),
  lockMode: z
    .enum(["GOVERNANCE", "COMPLIANCE"])
    .default("GOVERNANCE")
    .describe("COMPLIANCE cannot be lifted by anyone after three days, the account's root included"),
  acceptCompliance: z.boolean().default(false).describe("Confirms lockMode COMPLIANCE"),
});

export const ALERTS = z.strictObject({
  emails: z
    .array(z.email("an e-mail address"))
    .default(() => [])
    .describe("Who is told; each address must confirm once"),
  webhookUrl: z
    .strictObject({
      env: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable")
        .describe("Such as ALERTS_WEBHOOK_URL"),
    })
    .optional()
    .describe("The environment variable that holds an HTTPS address to notify; never the address itself"),
  slack: SLACK.optional().describe("A Slack channel to tell, in a workspace that was authorized in AWS's console once"),
});

export const RUN = z.strictObject({
  concurrency: z.int().min(1).max(64).optional().describe("Stacks at once; default: what memory and cores allow"),
  onFailure: z.enum(["finish", "stop"]).default("finish").describe("Whether other regions go on when one fails"),
  grace: duration("How long an interrupted stack may take to stop"),
  minSession: duration("What a temporary session must still last when a run starts; default: 15m"),
  lockWait: duration("How long to wait for a stack that somebody else works on; default: not at all"),
});
