import { holdsUnknown, leavesOf, numberAt, textAt, type Properties } from "../../properties.js";
import type { CheckFailure } from "../../refusal.js";
import { canonical, isCanonical, parseBlock } from "../network/cidr.js";
import { DATABASE_PROVIDER_RULES } from "../data/database-provider-rules.js";
import { ACCOUNT_PROVIDER_RULES } from "../security/account-rules.js";
import { DEFAULT_PROVIDER_RULES } from "../security/default-rules.js";
import { NAME_LIMITS, RETENTION_DAYS } from "./limits.js";
import { readDocument } from "../security/policy-document.js";
import type { ProviderRule } from "../rule.js";

const PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";
const KEY = "aws:kms/key:Key";
const POLICIES = ["policy", "assumeRolePolicy", "content"] as const;
const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];

export const PROVIDER_RULES: readonly ProviderRule[] = [
  {
    title: "a policy that is not JSON",
    types: "all",
    documentation: `${PROVIDER}/iam_policy`,
    fails(inputs) {
      const property = POLICIES.find((key) => isNoDocument(textAt(inputs, key)));
      return property && { property, reason: `"${property}" contains an invalid JSON policy` };
    },
  },
  {
    title: "a rotation period of a key that does not rotate",
    types: [KEY],
    documentation: `${PROVIDER}/kms_key`,
    fails: (inputs) =>
      "rotationPeriodInDays" in inputs && inputs["enableKeyRotation"] !== true
        ? failure("rotationPeriodInDays", "all of `enable_key_rotation,rotation_period_in_days` must be specified")
        : undefined,
  },
  {
    title: "a rotation period outside 90 to 2,560 days",
    types: [KEY],
    documentation: `${PROVIDER}/kms_key`,
    fails: (inputs) => outside(inputs, "rotationPeriodInDays", 90, 2560),
  },
  {
    title: "a deletion window outside 7 to 30 days",
    types: [KEY],
    documentation: `${PROVIDER}/kms_key`,
    fails: (inputs) => outside(inputs, "deletionWindowInDays", 7, 30),
  },
  {
    title: "an alias that does not begin with alias/",
    types: ["aws:kms/alias:Alias"],
    documentation: `${PROVIDER}/kms_alias`,
    fails: (inputs) =>
      notLike(inputs, "name", /^alias\/[\w/-]+$/, "must begin with 'alias/' and only contain [a-zA-Z0-9/_-]"),
  },
  {
    title: "a bucket name with upper case, or outside 3 to 63 characters",
    types: ["aws:s3/bucket:Bucket"],
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    fails: (inputs) =>
      notLike(
        inputs,
        "bucket",
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        "only lowercase alphanumeric characters and hyphens allowed, 3 to 63 of them",
      ),
  },
  {
    title: "a name over its limit",
    types: Object.keys(NAME_LIMITS),
    documentation: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    fails(inputs, type) {
      const length = textAt(inputs, "name")?.length ?? 1;
      const limit = NAME_LIMITS[type] ?? length;
      return length <= limit
        ? undefined
        : failure("name", `expected length of name to be in the range (1 - ${limit}), got ${length}`);
    },
  },
  {
    title: "a block whose address is not its first",
    types: "all",
    documentation: `${PROVIDER}/subnet`,
    fails(inputs) {
      const wrong = leavesOf(inputs).find(
        ({ path, text }) => /cidr/i.test(path) && parseBlock(text) && !isCanonical(text),
      );
      if (wrong === undefined) return undefined;
      const family = wrong.text.includes(":") ? 6 : 4;
      return failure(
        wrong.path,
        `"${wrong.text}" is not a valid IPv${family} CIDR block; did you mean "${canonical(wrong.text)}"?`,
      );
    },
  },
  {
    title: "a retention that CloudWatch Logs does not offer",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    documentation: `${PROVIDER}/cloudwatch_log_group`,
    fails(inputs) {
      const days = numberAt(inputs, "retentionInDays") ?? 0;
      if (RETENTION_DAYS.includes(days)) return undefined;
      const wanted = RETENTION_DAYS.join(" ");
      return failure("retentionInDays", `expected retention_in_days to be one of [${wanted}], got ${days}`);
    },
  },
  {
    title: "a route with no destination or several",
    types: ["aws:ec2/route:Route"],
    documentation: `${PROVIDER}/route`,
    fails: (inputs) =>
      DESTINATIONS.filter((key) => key in inputs).length === 1
        ? undefined
        : failure("destinationCidrBlock", `exactly one of ${DESTINATIONS.join(", ")} must be specified`),
  },
  {
    title: "a session longer than 12 hours or shorter than one",
    types: ["aws:iam/role:Role"],
    documentation: `${PROVIDER}/iam_role`,
    fails: (inputs) => outside(inputs, "maxSessionDuration", 3600, 43_200),
  },
  {
    title: "both kinds of event selectors on a trail",
    types: ["aws:cloudtrail/trail:Trail"],
    documentation: `${PROVIDER}/cloudtrail`,
    fails: (inputs) =>
      "advancedEventSelectors" in inputs && "eventSelectors" in inputs
        ? failure("advancedEventSelectors", '"advanced_event_selector": conflicts with event_selector')
        : undefined,
  },
  ...DATABASE_PROVIDER_RULES,
  ...DEFAULT_PROVIDER_RULES,
  ...ACCOUNT_PROVIDER_RULES,
];

function failure(property: string, reason: string): CheckFailure {
  return { property, reason };
}

function isNoDocument(text: string | undefined): boolean {
  return text !== undefined && text !== "" && !holdsUnknown(text) && readDocument(text) === undefined;
}

function outside(inputs: Properties, property: string, least: number, most: number): CheckFailure | undefined {
  const value = numberAt(inputs, property) ?? least;
  if (value >= least && value <= most) return undefined;
  return failure(property, `expected ${property} to be in the range (${least} - ${most}), got ${value}`);
}

function notLike(inputs: Properties, property: string, pattern: RegExp, wanted: string): CheckFailure | undefined {
  const value = textAt(inputs, property);
  return value === undefined || pattern.test(value) ? undefined : failure(property, `"${value}": ${wanted}`);
}
