import { NO_CHANGES, type ChangeKind } from "../../../src/deployment/changes.js";
import type { RunEvent } from "../../../src/deployment/events.js";
import { result, urn } from "../../reporting/sample-run.js";

export const RUN_STARTED: RunEvent = {
  type: "run-started",
  run: "20260301-100000-4f2a",
  command: "up",
  environment: "prod",
  account: "111122223333",
  target: "sandbox",
  backend: "file://.tapctl/sandbox/state",
  concurrency: 2,
};

export const STAGE_STARTED: RunEvent = {
  type: "stage-started",
  operation: "up",
  stacks: ["prod-us-east-1", "prod-us-west-2"],
};

export function started(region: string, expected = 52): RunEvent {
  return { type: "stack-started", stack: `prod-${region}`, label: region, operation: "up", expected };
}

export function resource(
  region: string,
  phase: "started" | "done" | "failed",
  [type, name]: readonly [type: string, name: string],
  kind: ChangeKind = "create",
): RunEvent {
  const stack = `prod-${region}` as const;
  return { type: "resource", stack, label: region, operation: "up", urn: urn(stack, type, name), kind, phase };
}

export const VPC = ["aws:ec2/vpc:Vpc", "core"] as const;
export const DATABASE = ["aws:rds/instance:Instance", "database"] as const;
export const NAT = ["aws:ec2/natGateway:NatGateway", "network-nat"] as const;

export const SUCCEEDED: RunEvent = {
  type: "stack-finished",
  result: result("us-east-1", { counts: { ...NO_CHANGES, create: 52 } }),
};

export const FAILED: RunEvent = {
  type: "stack-finished",
  result: result("us-west-2", {
    verdict: "failed",
    reason: "1 resource failed",
    failures: [{ urn: urn("prod-us-west-2", ...NAT), message: "100% of the limit: 5 exist,\n5 are allowed" }],
  }),
};

export const SKIPPED: RunEvent = {
  type: "stack-finished",
  result: result("global", { verdict: "skipped", causedBy: ["prod-us-west-2"] }),
};
