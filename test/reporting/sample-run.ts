import { NO_CHANGES, type ChangeKind, type PropertyChange, type ResourceChange } from "../../src/deployment/changes.js";
import type { Outputs } from "../../src/deployment/outputs.js";
import { planUp } from "../../src/deployment/plan.js";
import type { RunReport } from "../../src/deployment/report.js";
import type { StackResult } from "../../src/deployment/result.js";
import type { StackName } from "../../src/deployment/stack.js";

export const PLAN = planUp(
  { name: "prod", file: "config/prod.yaml", primary: "us-east-1", regions: ["us-east-1", "us-west-2"] },
  {},
);

export function urn(stack: string, type: string, name: string): string {
  return `urn:pulumi:${stack}::tapctl::tapctl:network:Network$${type}::${name}`;
}

export function change(
  stack: string,
  kind: ChangeKind,
  [type, name]: readonly [type: string, name: string],
  rest: Partial<ResourceChange> = {},
): ResourceChange {
  return { urn: urn(stack, type, name), type, name, kind, sensitive: false, properties: [], ...rest };
}

export function property(path: string, rest: Partial<PropertyChange> = {}): PropertyChange {
  return { path, forcesReplacement: false, ...rest };
}

/** Ran for 83 seconds, but for a skipped one, which never started. */
export function result(label: string, rest: Partial<StackResult> = {}): StackResult {
  const stack: StackName = `prod-${label}`;
  return {
    stack,
    label,
    operation: "up",
    verdict: "succeeded",
    ...(rest.verdict === "skipped"
      ? {}
      : { startedAt: "2026-03-01T10:00:00.000Z", endedAt: "2026-03-01T10:01:23.000Z" }),
    counts: NO_CHANGES,
    changes: [],
    failures: [],
    outputsChanged: false,
    ...rest,
  };
}

/** A region before its first deployment: what configuration determines is known, what AWS decides is not. */
function plannedOutputs(region: string): Outputs {
  const unknown = { $unknown: region };
  return {
    region,
    vpcCidr: "10.10.0.0/16",
    availabilityZones: ["use1-az1", "use1-az2", "use1-az4"],
    logsBucket: { name: `prod-${region}-logs`, arn: `arn:aws:s3:::prod-${region}-logs` },
    trailBucketReplicationDestinationName: `prod-${region}-trail-replica-of-another-region-with-a-long-name`,
    databasePassword: { $secret: "hunter2hunter2" },
    vpcId: unknown,
    kmsKeyArn: unknown,
    privateSubnetIds: [unknown, unknown, unknown],
    publicSubnetIds: [unknown, unknown, unknown],
    database: { endpoint: unknown, port: 5433 },
  };
}

export const FIRST_PREVIEW: readonly StackResult[] = [
  ...["us-east-1", "us-west-2"].map((region) =>
    result(region, {
      operation: "preview",
      counts: { ...NO_CHANGES, create: 52 },
      changes: [change(`prod-${region}`, "create", ["aws:ec2/vpc:Vpc", "core"])],
      outputs: plannedOutputs(region),
      outputsChanged: true,
    }),
  ),
  result("global", {
    operation: "preview",
    counts: { ...NO_CHANGES, create: 18 },
    changes: [
      change("prod-global", "create", ["aws:ec2/route:Route", "peering-route"], {
        properties: [
          property("routeTableId", { after: "known after up of us-west-2" }),
          property("destinationCidrBlock", { after: "10.20.0.0/16" }),
          property("vpcPeeringConnectionId", { after: "known after up" }),
        ],
      }),
      change("prod-global", "create", ["aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication"], {
        properties: [
          property("rules[0].destination.encryptionConfiguration.replicaKmsKeyId", {
            after: "known after up of us-west-2",
          }),
          property("role", { after: "known after up of us-east-1" }),
        ],
      }),
    ],
    outputs: { distributionDomain: { $unknown: "global" }, regions: ["us-east-1", "us-west-2"] },
    outputsChanged: true,
  }),
];

export const FAILED_PREVIEW: readonly StackResult[] = [
  result("us-east-1", {
    operation: "preview",
    verdict: "succeeded",
    counts: { ...NO_CHANGES, update: 1, replace: 1, delete: 1, same: 49 },
    changes: [
      change("prod-us-east-1", "replace", ["aws:rds/instance:Instance", "database"], {
        sensitive: true,
        properties: [
          property("engineVersion", { before: "16.2", after: "17.1" }),
          property("storageEncrypted", { before: "false", after: "true", forcesReplacement: true }),
        ],
      }),
      change("prod-us-east-1", "delete", ["aws:s3/bucket:Bucket", "archive"], { sensitive: true }),
      change("prod-us-east-1", "update", ["aws:ec2/vpc:Vpc", "core"], {
        properties: [property("tags.Owner", { before: "platform" })],
      }),
    ],
    outputs: { vpcId: "vpc-1" },
  }),
  result("us-west-2", {
    operation: "preview",
    verdict: "failed",
    reason: "Only two availability zones of us-west-2 offer db.m7g.large, and the database wants three of them",
    failures: [{ message: "Only two availability zones offer db.m7g.large" }],
  }),
  result("global", {
    operation: "preview",
    verdict: "skipped",
    reason: "us-west-2 failed",
    causedBy: ["prod-us-west-2"],
  }),
];

/** In the order in which they finished, which is not the order in which they are shown. */
export const FAILED_UP: readonly StackResult[] = [
  result("us-west-2", {
    verdict: "failed",
    reason: "1 resource failed",
    counts: { ...NO_CHANGES, create: 31 },
    changes: [change("prod-us-west-2", "create", ["aws:ec2/vpc:Vpc", "core"])],
    failures: [
      {
        urn: urn("prod-us-west-2", "aws:ec2/natGateway:NatGateway", "network-nat"),
        message: "The limit of NAT gateways in us-west-2 is reached: 5 exist, 5 are allowed",
      },
    ],
  }),
  result("global", {
    verdict: "skipped",
    reason: "us-west-2 failed",
    causedBy: ["prod-us-west-2"],
  }),
  result("us-east-1", { counts: { ...NO_CHANGES, create: 50, update: 2 }, outputs: { vpcId: "vpc-1" } }),
];

export function report(rest: Partial<RunReport> = {}): RunReport {
  return {
    schemaVersion: 1,
    run: "20260301-100000-4f2a",
    command: "up",
    environment: "prod",
    account: "111122223333",
    target: "sandbox",
    backend: "file://.tapctl/sandbox/state",
    tapctlVersion: "0.1.0",
    engineVersion: "3.259.0",
    configurationDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    startedAt: "2026-03-01T10:00:00.000Z",
    endedAt: "2026-03-01T10:01:30.000Z",
    exitStatus: 1,
    stacks: FAILED_UP,
    previews: FIRST_PREVIEW,
    ...rest,
  };
}
