import * as z from "zod";
import {
  ALERTS,
  BACKUP,
  FEATURES,
  LOGS,
  NETWORK,
  PEERING,
  REPLICATION,
  RUN,
  STORAGE,
  TABLE,
  TRAIL,
  UNPROTECTED,
} from "./blocks.js";
import { BASELINE } from "./baseline-block.js";
import { DATABASE } from "./database-block.js";
import { POLICIES } from "./policies-block.js";
import { BUDGET, CI, CONTACTS, ORGANIZATION } from "./account-blocks.js";
import { COMPUTE, MAINTENANCE, TLS, WAF } from "./compute-blocks.js";

const REGION = z.strictObject({
  index: z.int().min(0).max(99).describe("Numbers what must not shift while the region lives: never change it"),
  cidr: z.string().describe("The VPC's private IPv4 block, /16 to /20, overlapping no other region's"),
  zones: z
    .tuple([z.string(), z.string(), z.string()])
    .describe("Three availability zone ids: unlike names, they mean the same zones in every account"),
});

const TAGS = z.strictObject({
  Environment: z.string().describe("Which environment a resource belongs to"),
  Owner: z.string().describe("Whom to ask about a resource"),
  CostCenter: z.string().describe("Who pays for it"),
  Project: z.string().describe("What it is part of"),
  ManagedBy: z.string().describe("pulumi or tapctl: the resource must not be changed by hand"),
});

/** What config/<env>.yaml may hold. */
export const FILE = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/, "12 digits in quotes")
    .describe("The AWS account, 12 digits in quotes"),
  primary: z.string().describe("The region of the database's primary, of the trail and of global resources"),
  regions: z.record(z.string(), REGION).describe("The regions to deploy to, by AWS's name"),
  tags: TAGS.describe("On every resource that AWS can tag"),
  target: z.enum(["aws", "sandbox"]).default("aws").describe("AWS, or the simulated AWS on this machine"),
  endpoint: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+\/?$/, "an address such as http://127.0.0.1:5000")
    .optional()
    .describe("Where an emulator of AWS answers in place of AWS; not used by the sandbox"),
  backend: z
    .string()
    .regex(/^(s3|gs|azblob|file|https):\/\/\S+$/, "a URL such as s3://bucket or https://api.pulumi.com")
    .optional()
    .describe("Where state is kept; default: a folder beside this one; not used by the sandbox"),
  secretsProvider: z
    .string()
    .regex(/^(passphrase|default|(awskms|gcpkms|azurekeyvault|hashivault):\/\/\S+)$/, "passphrase or awskms://...")
    .default("passphrase")
    .describe(
      "What encrypts secrets in state: passphrase, or a key such as awskms://alias/state?region=us-east-1; not used by the sandbox",
    ),
  protection: z.enum(["on", "off"]).default("on").describe("Whether what holds data refuses to be deleted"),
  forbiddenAccounts: z
    .array(z.string().regex(/^\d{12}$/, "12 digits in quotes"))
    .default(() => [])
    .describe("Accounts that nothing may be deployed to, such as the organization's own"),
  features: FEATURES.prefault({}),
  unprotected: UNPROTECTED,
  network: NETWORK.prefault({}),
  peering: PEERING.prefault({}),
  storage: STORAGE.prefault({}),
  logs: LOGS.prefault({}),
  replication: REPLICATION.prefault({}),
  trail: TRAIL.prefault({}),
  tls: TLS.prefault({}),
  compute: COMPUTE.prefault({}),
  waf: WAF.prefault({}),
  maintenance: MAINTENANCE.prefault({}),
  database: DATABASE.prefault({}),
  table: TABLE.prefault({}),
  backup: BACKUP.prefault({}),
  alerts: ALERTS.prefault({}),
  baseline: BASELINE.prefault({}),
  contacts: CONTACTS.prefault({}),
  ci: CI.prefault({}),
  budget: BUDGET.prefault({}),
  organization: ORGANIZATION.prefault({}),
  policies: POLICIES.prefault({}),
  run: RUN.prefault({}),
});

/** What of a file can be checked further although other parts of it are wrong. */
export const DRAFT = FILE.extend({
  regions: z.record(z.string(), REGION.partial()).prefault({}),
  tags: TAGS.partial().prefault({}),
  account: FILE.shape.account.optional(),
  primary: FILE.shape.primary.optional(),
});

export type FileSettings = z.output<typeof FILE>;
export type DraftSettings = z.output<typeof DRAFT>;
