import * as z from "zod";

const variable = (text: string) =>
  z
    .strictObject({
      env: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable")
        .describe("Such as TLS_PRIVATE_KEY"),
    })
    .optional()
    .describe(text);

const byRegion = (text: string) =>
  z
    .record(z.string(), z.string())
    .default(() => ({}))
    .describe(text);

export const TLS = z.strictObject({
  mode: z
    .enum(["dns", "arn", "import", "private-ca", "none"])
    .default("none")
    .describe("Where the certificate comes from: ACM by DNS, ACM as it is, your own, a private authority, nowhere"),
  policy: z
    .enum(["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-2021-06"])
    .default("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")
    .describe("Post-quantum, or the one before for regions and emulators without it"),
  hostName: z.string().default("").describe("For dns and private-ca, such as {region}.app.example.com"),
  zoneId: z.string().default("").describe("For dns: the public hosted zone of the host name"),
  certificateArns: byRegion("For arn: the certificate of each region"),
  authorityArns: byRegion("For private-ca: the certificate authority of each region"),
  certificate: variable("For import: the environment variable that holds the certificate as PEM"),
  privateKey: variable("For import: the environment variable that holds the certificate's private key as PEM"),
  chain: variable("For import: the environment variable that holds the chain of issuers as PEM"),
  acceptNone: z.boolean().default(false).describe("Confirms mode none in prod"),
});

export const WAF = z.strictObject({
  rateLimit: z
    .int()
    .min(10)
    .max(2_000_000_000)
    .default(2000)
    .describe("Requests that one address may send in five minutes"),
  countedRules: z
    .array(z.string())
    .default(() => [])
    .describe("Rules of AWS's common set that are counted, not blocked, such as SizeRestrictions_BODY"),
  blockedAlarm: z.int().min(1).default(1000).describe("Requests turned away in five minutes that raise an alarm"),
});

const servers = (least: number, usual: number, text: string) =>
  z.int().min(least).max(500).default(usual).describe(text);

export const COMPUTE = z.strictObject({
  instanceTypes: z
    .array(z.string())
    .min(1)
    .max(40)
    .default(() => ["m6i.large", "m5.large", "c6i.large", "c5.large", "t3.large"])
    .describe("What the web servers run on, the most wanted first, all of one architecture"),
  minSize: servers(1, 2, "Web servers that always run"),
  maxSize: servers(1, 6, "Web servers at most"),
  onDemandBase: servers(0, 2, "Web servers that are never spot instances"),
  onDemandPercent: z
    .int()
    .min(0)
    .max(100)
    .default(50)
    .describe("How many in a hundred of all others are not spot instances either"),
});

export const MAINTENANCE = z.strictObject({
  applyChanges: z
    .boolean()
    .default(false)
    .describe("Whether volumes that are attached to nothing and old snapshots are deleted, and not only reported"),
  reservedConcurrency: z
    .int()
    .min(-1)
    .max(1000)
    .default(-1)
    .describe("How many copies of each function may run at once, kept free for it; -1 keeps none free"),
  snapshotDays: z.int().min(1).max(3650).default(90).describe("From which age on snapshots are old, in days"),
  certificateDays: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe("How long before it expires a certificate is reported, in days"),
});
