import type { PlatformSettings } from "../../src/stacks/settings.js";

export const ACCOUNT = "111122223333";

/** Three regions in production, as config/prod.yaml has them. */
export const PROD: PlatformSettings = {
  environment: "prod",
  account: ACCOUNT,
  primary: "us-east-1",
  regions: {
    "us-east-1": { index: 0, cidr: "10.10.0.0/16", zones: ["use1-az1", "use1-az2", "use1-az4"] },
    "us-west-2": { index: 1, cidr: "10.20.0.0/16", zones: ["usw2-az1", "usw2-az2", "usw2-az3"] },
    "ap-south-1": { index: 2, cidr: "10.30.0.0/16", zones: ["aps1-az1", "aps1-az2", "aps1-az3"] },
  },
  tags: {
    Environment: "prod",
    Owner: "platform",
    CostCenter: "1000",
    Project: "tap",
    ManagedBy: "tapctl",
  },
  lifecycle: { protect: true, retainData: true, retainKeys: true, forceDestroy: false },
  network: {
    nat: "single",
    interfaceEndpoints: [
      "ssm",
      "ssmmessages",
      "ec2messages",
      "logs",
      "monitoring",
      "kms",
      "secretsmanager",
      "sns",
      "sqs",
      "sts",
      "ec2",
    ],
    ingressCidrs: ["0.0.0.0/0", "::/0"],
    flowLogRetentionDays: 30,
    naclQuota: 20,
  },
  peering: { includePublicTables: false },
  storage: { objectLockMode: "GOVERNANCE", objectLockDays: 30, noncurrentDays: 90 },
  logs: { retentionDays: 365 },
  replication: { mode: "mesh" },
  trail: { enabled: true, insights: true },
  database: {
    port: 5433,
    allowPeers: true,
    instanceClass: "db.m7g.large",
    allocatedStorageGiB: 100,
    maxStorageGiB: 500,
    backupRetentionDays: 14,
    multiAz: true,
    replicaMultiAz: false,
    maxConnections: 800,
  },
  table: { recoveryDays: 35 },
  backup: { deleteAfterDays: 35, minRetentionDays: 7, maxRetentionDays: 365, lockMode: "GOVERNANCE" },
  alerts: { emails: ["ops@example.com"], webhookUrl: "https://hooks.example.com/services/T0/B0/token" },
  baseline: { region: "manage", account: "manage" },
  contacts: {},
  ci: { manageRole: false, repository: "", environment: "" },
  budget: { monthlyUsd: 0, scope: "account" },
  organization: { enabled: false, targetIds: [], allowedRegions: [] },
  features: {
    loadBalancer: true,
    waf: true,
    servers: true,
    maintenance: true,
    database: true,
    table: true,
    backup: true,
    config: true,
    guardDuty: true,
    securityHub: true,
    accessAnalyzer: true,
    inspector: true,
  },
  unprotected: [],
  tls: {
    mode: "dns",
    policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    hostName: "{region}.app.example.com",
    zoneId: "Z0123456789EXAMPLE",
    certificateArns: {},
    authorityArns: {},
    certificate: "",
    privateKey: "",
    chain: "",
  },
  compute: {
    instanceTypes: ["m6i.large", "m5.large", "c6i.large", "c5.large", "t3.large"],
    minSize: 2,
    maxSize: 6,
    onDemandBase: 2,
    onDemandPercent: 50,
  },
  maintenance: { applyChanges: false, reservedConcurrency: -1, snapshotDays: 90, certificateDays: 30 },
  waf: { rateLimit: 2000, countedRules: [], blockedAlarm: 1000 },
  masterPassword: "a-password-of-tests",
  databaseGeneration: "0a1b2c3d",
};

/** The same with some of the regions only. */
export function configured(...names: readonly string[]): PlatformSettings {
  const regions = Object.entries(PROD.regions).filter(([region]) => names.includes(region));
  return { ...PROD, regions: Object.fromEntries(regions) };
}
