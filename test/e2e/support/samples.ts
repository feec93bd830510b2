import { hostname } from "node:os";

const URN = "urn:pulumi:small-us-east-1::tapctl";
const ROOT = `${URN}::pulumi:pulumi:Stack::tapctl-small-us-east-1`;

/** A checkpoint with a stack, a provider, a resource and one that was being made. */
export const CHECKPOINT = JSON.stringify({
  version: 3,
  checkpoint: {
    stack: "organization/tapctl/small-us-east-1",
    latest: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "x", version: "v3.259.0" },
      secrets_providers: { type: "passphrase", state: { salt: "v1:a:b" } },
      resources: [
        { urn: ROOT, custom: false, type: "pulumi:pulumi:Stack", outputs: { region: "us-east-1", vpcId: "vpc-1" } },
        {
          urn: `${URN}::pulumi:providers:aws::aws`,
          custom: true,
          id: "1",
          type: "pulumi:providers:aws",
          inputs: { region: "us-east-1" },
          parent: ROOT,
        },
        {
          urn: `${URN}::aws:ec2/vpc:Vpc::core`,
          custom: true,
          id: "vpc-1",
          type: "aws:ec2/vpc:Vpc",
          inputs: { cidrBlock: "10.0.0.0/16" },
          outputs: { arn: "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1" },
          parent: ROOT,
          protect: true,
          dependencies: [],
          propertyDependencies: { cidrBlock: [] },
          provider: `${URN}::pulumi:providers:aws::aws::1`,
        },
      ],
      pending_operations: [
        { resource: { urn: `${URN}::aws:ec2/eip:Eip::a`, type: "aws:ec2/eip:Eip", inputs: {} }, type: "creating" },
      ],
    },
  },
});

export const LOCK = JSON.stringify({
  host: hostname(),
  bootId: "x",
  pid: 1,
  processStart: "1",
  run: "20260101T000000-0000",
  command: "up",
  takenAt: "2026-01-01T00:00:00.000Z",
  beat: 3,
});

export const ENGINE_LOCK = JSON.stringify({
  pid: 4_000_000,
  username: "somebody",
  hostname: hostname(),
  timestamp: "2026-01-01T00:00:00Z",
});

export const DEED = JSON.stringify({
  target: "sandbox",
  account: "111122223333",
  primaries: { small: "us-east-1", other: "us-west-2" },
});

export const LEDGER = JSON.stringify({
  retained: [{ urn: `${URN}::aws:kms/key:Key::key`, id: "key-1", reason: "a key" }],
  resources: [{ urn: `${URN}::aws:kms/key:Key::key`, type: "aws:kms/key:Key", id: "key-1", parent: ROOT }],
});

export const REPORT = JSON.stringify({
  schemaVersion: 1,
  run: "20260101T000000-0000",
  target: "sandbox",
  stacks: [{ stack: "small-us-east-1", operation: "up", verdict: "succeeded" }],
});

export const PLANNED = JSON.stringify({
  stack: "small-us-east-1",
  label: "us-east-1",
  changes: [
    {
      urn: `${URN}::aws:ec2/vpc:Vpc::core`,
      type: "aws:ec2/vpc:Vpc",
      name: "core",
      kind: "create",
      sensitive: false,
      properties: [{ path: "cidrBlock", after: "10.0.0.0/16", forcesReplacement: false }],
    },
  ],
  outputsChanged: true,
  provisional: true,
});

/** Of a plan that nothing fits: it is refused even where it was not changed. */
export function planHeader(digest: string): string {
  return JSON.stringify({
    schemaVersion: 1,
    run: "20260101T000000-0000",
    savedAt: "2026-01-01T00:00:00.000Z",
    selection: { only: "us-east-1" },
    basis: {
      environment: "small",
      account: "111122223333",
      target: "sandbox",
      tapctlVersion: "0.1.0",
      engineVersion: "3.259.0",
      configuration: "other",
      code: "other",
      states: { "small-us-east-1": "none" },
    },
    stacks: [{ stack: "small-us-east-1", digest }],
  });
}
