import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { globalProgram } from "../src/stacks/global.js";
import { regionalProgram } from "../src/stacks/regional.js";
import { register } from "./support/mocks.js";
import { OUTPUTS } from "./support/regional-outputs.js";
import { FULL } from "./support/full-settings.js";

/** The seed's promises, with the section that makes them. */
const PROMISES = [
  "2.1 VPC peering between all regions",
  "2.1 S3 replication between all regions",
  "2.1 RDS read replicas in the other regions",
  "2.2 Names as PROD-{service}-{identifier}-{region}",
  "2.2 Five mandatory tags through one helper",
  "2.3 Least-privilege roles and policies",
  "2.3 Generated KMS key policies",
  "2.3 Scoped bucket policies",
  "2.4 Data at rest under customer-managed keys",
  "2.4 TLS 1.2 or later on load balancers",
  "2.4 TLS 1.2 or later on buckets",
  "2.4 TLS 1.2 or later on the database",
  "2.5 CloudWatch log groups, encrypted and finite",
  "2.5 Alerts through SNS",
  "2.6 One error class, and explicit order where AWS needs it",
  "2.7 More than 90 % of the lines covered",
  "2.7 Integration tests on moto",
  "4 One class a region, composed in the order of the seed",
  "4 Typed outputs",
  "5.1 Dual-stack VPCs with a /56",
  "5.1 Public and private subnets in three zones",
  "5.1 Shared NAT gateways",
  "5.1 Explicit route table associations",
  "5.1 Routes to peers, both families",
  "5.2 Load balancer with a certificate of ACM",
  "5.2 Auto Scaling group of M, C and T instances",
  "5.2 Lambda functions on Python 3.12 in private subnets",
  "5.3 Versioned buckets",
  "5.3 Object lock in governance mode",
  "5.3 Replication rules with the destination's key",
  "5.3 DynamoDB global table with regional keys",
  "5.3 EBS volumes encrypted by default with the region's key",
  "5.3 PostgreSQL 15 with a replica in every other region",
  "5.4 One key a region, alias/prod-master-{region}",
  "5.4 IAM Access Analyzer",
  "5.4 Roles of EC2 and Lambda without wildcards",
  "5.5 CloudTrail of all regions into an encrypted bucket with a strict policy",
  "5.5 VPC flow logs for 30 days",
  "5.5 Config rules encrypted-volumes, restricted-ssh, s3-bucket-public-read-prohibited and more",
  "5.5 Alarm at load balancer errors",
  "5.5 Alarm at failed S3 replication",
  "5.5 E-mail",
  "5.5 Slack",
  "5.5 Alarm at 70 % CPU",
  "5.5 Alarm at database connections",
  "6 Validators before anything is deployed",
  "6 Messages that people can read",
  "6 dependsOn sparingly",
  "8 preview, up and destroy",
  "9 The names of the matrix",
  "10 WAF before the load balancer: rate and OWASP",
  "10 GuardDuty in all regions",
  "10 Security Hub in all regions",
  "10 Public access to S3 blocked for the account",
  "10 Service control policies against old TLS and public databases",
  "10 Backups of databases, volumes and buckets",
];

interface Entry {
  readonly promise: string;
  readonly keeper: string;
  readonly types: readonly string[];
  readonly proof: { readonly file: string; readonly title: string } | undefined;
}

const TEXT = readFileSync(new URL("../docs/seed-coverage.md", import.meta.url), "utf8");
const ENTRIES = TEXT.split(/^- /m).slice(1).map(entryOf);

describe("docs/seed-coverage.md", () => {
  it("has an entry for every promise, and no other", () => {
    expect(ENTRIES.map(({ promise }) => promise)).toEqual(PROMISES);
  });

  it.each(ENTRIES)("$promise: its keeper and its proof exist", ({ keeper, proof }) => {
    expect(existsSync(keeper)).toBe(true);
    if (proof !== undefined) expect(readFileSync(proof.file, "utf8")).toContain(proof.title);
  });

  it("names only resources that a deployment has", async () => {
    const regions = Object.keys(FULL.regions);
    const regional = await Promise.all(regions.map((region) => register(() => regionalProgram(FULL, region))));
    const rotationFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:PROD-lambda-rotate-us-east-1";
    const outputs = { ...OUTPUTS, "us-east-1": { ...OUTPUTS["us-east-1"], rotationFunctionArn } };
    const global = await register(() => globalProgram(FULL, outputs), { stack: "prod-global" });
    const deployed = new Set([...regional.flat(), ...global].map(({ type }) => type));

    expect(ENTRIES.flatMap(({ types }) => types).filter((type) => !deployed.has(type))).toEqual([]);
  });
});

function entryOf(text: string): Entry {
  const [promise = "", ...lines] = text.split("\n").map((line) => line.trim());
  const after = (words: string): string =>
    lines.find((line) => line.startsWith(`- ${words} `))?.slice(words.length + 3) ?? "";
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(after("shown by")) ?? [];
  return {
    promise,
    keeper: after("kept by").replaceAll("`", ""),
    types: [...after("as").matchAll(/`([^`]+)`/g)].map(([, type = ""]) => type),
    proof: file === undefined || title === undefined ? undefined : { file, title },
  };
}
