import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";
import { change, failure } from "../support/results.js";

const ALL = ["us-east-1", "us-west-2", "ap-south-1", "global"];
const DRIFTED = { changes: [change("update", "vpc")] };

describe("tapctl refresh", () => {
  it("asks the cloud about every stack, and no stack waits for another", async () => {
    const { run, engine, requests } = harness({ script: { "refresh us-east-1": failure("Throttled") } });

    const { status } = await run("refresh");

    expect(status).toBe(1);
    expect(engine.calls).toEqual(ALL.map((label) => `refresh ${label}`));
    expect(requests).toMatchObject([{ command: "refresh", writes: true }]);
  });

  it("exits 0 when it found something, since the state now has it", async () => {
    const { run } = harness({ script: { "refresh us-west-2": DRIFTED } });

    const { status } = await run("refresh");

    expect(status).toBe(0);
  });
});

describe("tapctl drift", () => {
  it("exits 2 and shows what was changed behind Pulumi's back", async () => {
    const { run, terminal, requests } = harness({ script: { "refresh us-west-2": DRIFTED } });

    const { status } = await run("drift");

    expect(status).toBe(2);
    expect(terminal.previews[0]?.[1]).toMatchObject({ label: "us-west-2", counts: { update: 1 } });
    expect(terminal.closing?.exitStatus).toBe(2);
    expect(requests).toMatchObject([{ command: "drift", writes: false }]);
  });

  it("exits 0 when nothing was", async () => {
    const { run } = harness();

    const { status } = await run("drift");

    expect(status).toBe(0);
  });

  it("exits 1 when a stack could not be looked at, whatever was found in others", async () => {
    const { run } = harness({ script: { "refresh us-east-1": failure("Denied"), "refresh us-west-2": DRIFTED } });

    const { status } = await run("drift");

    expect(status).toBe(1);
  });

  it("reports every stack, also those that a stop kept from starting", async () => {
    const { run, terminal } = harness({ script: { "refresh us-east-1": failure("Denied") }, concurrency: 1 });

    await run("drift", "--on-failure", "stop");

    const finished = terminal.events.filter((event) => event.type === "stack-finished");
    expect(finished.map(({ result: { label, verdict } }) => [label, verdict])).toEqual([
      ["us-east-1", "failed"],
      ["us-west-2", "not-started"],
      ["ap-south-1", "not-started"],
      ["global", "not-started"],
    ]);
  });
});
