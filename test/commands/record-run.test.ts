import { describe, expect, it } from "vitest";
import { recordRun } from "../../src/commands/record-run.js";
import type { RunEvent } from "../../src/deployment/events.js";
import { step } from "../support/plans.js";
import { result } from "../support/results.js";

const east = step("us-east-1");
const CANCELLED = result(east, "up", { verdict: "cancelled" });

function told(...phases: readonly ("started" | "done" | "failed" | "stopping")[]): readonly string[] | undefined {
  const record = recordRun([east], () => undefined);
  let times = 0;
  for (const phase of phases) {
    record.listen(phase === "stopping" ? { type: phase, signal: "SIGINT", times: ++times } : ofVpc(phase));
  }
  return record.withInFlight([CANCELLED])[0]?.inFlight;
}

function ofVpc(phase: "started" | "done" | "failed"): RunEvent {
  const { stack, label } = east;
  return { type: "resource", stack, label, operation: "up", urn: "vpc", kind: "create", phase };
}

describe("what is in flight when a run is cancelled", () => {
  it.each([
    [["started"], ["vpc"]],
    [["started", "done"], undefined],
    [["started", "failed"], undefined],
    [["started", "stopping", "failed"], undefined],
    [["started", "stopping", "stopping", "failed"], ["vpc"]],
    [["started", "stopping", "stopping", "done"], undefined],
  ] as const)("after %j is %j", (phases, inFlight) => {
    expect(told(...phases)).toEqual(inFlight);
  });
});
