import { describe, expect, it } from "vitest";
import { failure, change } from "../support/results.js";
import { harness } from "../support/harness.js";

const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

function verdicts(results: readonly { readonly label: string; readonly verdict: string }[] | undefined) {
  return Object.fromEntries((results ?? []).map(({ label, verdict }) => [label, verdict]));
}

describe("tapctl up", () => {
  it("previews everything, then deploys the regions, then plans global again and deploys it", async () => {
    const { run, engine, terminal } = harness({ answers: [true] });

    const { status } = await run("up");

    expect(status).toBe(0);
    expect(engine.calls).toEqual([
      ...REGIONS.map((region) => `preview ${region}`),
      "preview global",
      ...REGIONS.map((region) => `up ${region}`),
      "preview global",
      "up global",
    ]);
    expect(terminal.questions).toEqual(["Deploy this to prod?"]);
    expect(terminal.closing).toEqual({
      exitStatus: 0,
      report: ".tapctl/runs/run-1/report.md",
      next: "tapctl outputs --target sandbox",
    });
  });

  it("gives global what the regions will output when it is previewed, and what they did output when it runs", async () => {
    const { run, engine } = harness({ answers: [true] });
    const gate = engine.hold("up us-east-1");

    const ended = run("up");
    await gate.reached;
    const previewed = engine.upstreams.get("preview global");
    gate.release();
    await ended;

    expect(previewed).toEqual(Object.fromEntries(REGIONS.map((region) => [region, { vpcId: { $unknown: region } }])));
    expect(engine.upstreams.get("up global")).toEqual(
      Object.fromEntries(REGIONS.map((region) => [region, { vpcId: `vpc-${region}` }])),
    );
  });

  it("tries the other regions but skips the global stack when one region fails", async () => {
    const { run, engine, terminal, reports } = harness({ script: { "up us-west-2": failure("Access denied") } });

    const { status } = await run("up", "--yes");

    expect(status).toBe(1);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual(REGIONS.map((region) => `up ${region}`));
    expect(verdicts(terminal.results)).toEqual({
      "us-east-1": "succeeded",
      "us-west-2": "failed",
      "ap-south-1": "succeeded",
      global: "skipped",
    });
    expect(reports[0]?.stacks.at(-1)).toMatchObject({ reason: "us-west-2 failed", causedBy: ["prod-us-west-2"] });
    expect(terminal.closing?.next).toBe("tapctl up --target sandbox");
  });

  it("starts nothing new after a failure with --on-failure stop", async () => {
    const { run, engine, terminal } = harness({ script: { "up us-east-1": failure("Denied") }, concurrency: 1 });

    const { status } = await run("up", "--yes", "--on-failure", "stop");

    expect(status).toBe(1);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual(["up us-east-1"]);
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual([
      "failed",
      "not-started",
      "not-started",
      "skipped",
    ]);
    expect(terminal.results?.[1]?.reason).toBe("us-east-1 failed, and --on-failure is stop");
  });

  it("runs one stack and no other with --only", async () => {
    const { run, engine } = harness();

    const { status } = await run("up", "--yes", "--only", "us-west-2");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["preview us-west-2", "up us-west-2"]);
  });

  it("says how many operations each stack is expected to do", async () => {
    const script = {
      "preview us-east-1": { changes: [change("create", "a"), change("update", "b"), change("same", "c")] },
    };
    const { run, terminal } = harness({ script });

    await run("up", "--yes", "--only", "us-east-1");

    const started = terminal.events.filter((event) => event.type === "stack-started");
    expect(started.map(({ operation, expected }) => [operation, expected])).toEqual([
      ["preview", undefined],
      ["up", 2],
    ]);
  });
});
