import type { AuditedControl, AuditReport } from "../../src/deployment/audit.js";

const urn = (stack: string, type: string, name: string) => `urn:pulumi:${stack}::tapctl::tapctl:a:B$${type}::${name}`;

export const KEY = urn("prod-us-east-1", "aws:kms/key:Key", "tap-master-key");
export const BUCKET = urn("prod-us-west-2", "aws:s3/bucket:Bucket", "tap-logs-bucket");
/** What a browser would run, a table would break on and a page would show as something else. */
export const HOSTILE = `<script>alert("1")</script> & '|' [x](javascript:alert(1))`;

function control(id: string, more: Partial<AuditedControl>): AuditedControl {
  return {
    ...{ id, title: `${id} is met`, severity: "high", level: "mandatory", verdict: "pass", evidence: [] },
    ...{
      protectsFrom: "Harm",
      remedy: "mend it",
      source: "https://docs.aws.amazon.com/kms/",
      standards: ["CIS 5.0.0, 3.6"],
    },
    ...more,
  };
}

/** One control of each verdict. */
export const AUDIT: AuditReport = {
  schemaVersion: 1,
  ...{ environment: "prod", account: "111122223333", target: "sandbox", file: "config/prod.yaml" },
  ...{ subject: "deployment", auditedAt: "2026-11-25T04:30:00.000Z", tapctlVersion: "1.2.3" },
  stacks: [
    { name: "prod-us-east-1", region: "us-east-1", resources: 3 },
    { name: "prod-global", region: "global", resources: 1 },
  ],
  controls: [
    control("KMS.4", {
      verdict: "fail",
      evidence: [
        { urn: KEY, verdict: "fail", message: `KMS.4: ${HOSTILE}` },
        { urn: BUCKET, verdict: "pass" },
      ],
    }),
    control("TAP.1", {
      verdict: "not-decidable",
      level: "advisory",
      evidence: [{ urn: BUCKET, verdict: "not-decidable", message: "TAP.1: it cannot be told yet" }],
    }),
    control("S3.9", {
      verdict: "exception",
      severity: "low",
      evidence: [
        {
          ...{ urn: BUCKET, verdict: "exception", part: "Loop", message: "It would never stop" },
          ...{ owner: "platform-team", expires: "2027-11-30" },
        },
      ],
    }),
    control("S3.8", { evidence: [{ urn: BUCKET, verdict: "pass" }] }),
    control("RDS.3", { verdict: "not-applicable" }),
  ],
  network: {
    regions: [
      {
        ...{ region: "us-east-1", primary: true, holds: ["load balancer", HOSTILE] },
        networks: [
          {
            ...{ name: `PROD-vpc-${HOSTILE}`, cidr: "10.10.0.0/16", gateways: ["internet gateway"] },
            tiers: [{ name: "public", subnets: [{ cidr: "10.10.0.0/20", zone: "use1-az1" }] }],
          },
        ],
      },
      { region: "us-west-2", primary: false, holds: [], networks: [] },
    ],
    links: [
      { kind: "peering", from: "us-east-1", to: "us-west-2" },
      { kind: "storage", from: "us-east-1", to: "us-west-2" },
      { kind: "storage", from: "us-west-2", to: "us-east-1" },
      { kind: "database", from: "us-east-1", to: "us-west-2" },
    ],
  },
};
