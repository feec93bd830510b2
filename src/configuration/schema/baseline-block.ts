import * as z from "zod";

const owner = (text: string) => z.enum(["manage", "skip", "import"]).default("skip").describe(text);

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html */
const name = (text: string) => z.string().min(1).max(256).optional().describe(text);
/** There is one, and it has no id of its own. */
const there = (text: string) => z.literal(true).optional().describe(text);

const IMPORTS = z.strictObject({
  detector: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "a detector's id, 32 hexadecimal digits")
    .optional()
    .describe("GuardDuty's detector: its id"),
  recorder: name("AWS Config's recorder: its name, which stays"),
  deliveryChannel: name("AWS Config's delivery channel: its name, which stays"),
  securityHub: there("Security Hub: true"),
  analyzer: name("IAM Access Analyzer's analyzer of the account: its name, which stays"),
  osMetrics: there("The log group RDSOSMetrics: true"),
  findingAggregator: z
    .string()
    .regex(/^arn:aws:securityhub:[a-z0-9-]+:\d{12}:finding-aggregator\/[\w-]+$/, "an ARN of a finding aggregator")
    .optional()
    .describe("Under global: Security Hub's aggregator of findings, its ARN"),
  ciProvider: z
    .string()
    .regex(
      /^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
      "the ARN of GitHub's identity provider",
    )
    .optional()
    .describe("Under global: the identity provider of GitHub Actions, its ARN"),
});

export const BASELINE = z.strictObject({
  region: owner("Whether this environment owns AWS Config, GuardDuty, Security Hub and EBS defaults of its regions"),
  account: owner("Whether this environment owns the account's password policy and public access block"),
  imports: z
    .record(z.string(), IMPORTS)
    .default(() => ({}))
    .describe("What is there already and is taken over, by region and under global; where the owner says import"),
});
