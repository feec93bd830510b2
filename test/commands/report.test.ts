import { describe, expect, it } from "vitest";
import { TapStackError } from "../../src/errors.js";
import { harness } from "../support/harness.js";
import { failure } from "../support/results.js";

const ALL = ["us-east-1", "us-west-2", "ap-south-1", "global"];

describe("the report of a run", () => {
  it("says what ran, when, against what, with one result a stack and the previews beside them", async () => {
    const { run, reports } = harness();

    await run("up", "--yes");

    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      schemaVersion: 1,
      run: "run-1",
      command: "up",
      environment: "prod",
      account: "111122223333",
      target: "sandbox",
      tapctlVersion: "1.2.3",
      engineVersion: "3.0.0",
      configurationDigest: "digest",
      startedAt: "2026-01-01T00:00:00.000Z",
      endedAt: "2026-01-01T00:00:01.000Z",
      exitStatus: 0,
    });
    expect(reports[0]?.stacks.map(({ label, operation }) => [label, operation])).toEqual(
      ALL.map((label) => [label, "up"]),
    );
    expect(reports[0]?.previews.map(({ label }) => label)).toEqual(ALL);
  });

  it("is written when the body crashes, with the stacks that were done by then", async () => {
    const bug = new TypeError("undefined is not a function");
    const { run, engine, reports, terminal } = harness({ script: { "up us-west-2": bug }, concurrency: 1 });

    const { status, error } = await run("up", "--yes");

    expect(status).toBe(1);
    expect(error).toBe(bug);
    expect(engine.closed).toEqual(["global", "us-east-1", "us-west-2", "ap-south-1"]);
    expect(reports).toMatchObject([{ exitStatus: 1, error: "undefined is not a function" }]);
    expect(reports[0]?.stacks.map(({ operation, verdict }) => [operation, verdict])).toEqual([
      ["up", "succeeded"],
      ["up", "cancelled"],
      ["preview", "succeeded"],
      ["preview", "succeeded"],
    ]);
    expect(terminal.results).toHaveLength(4);
    expect(terminal.closed).toBe(1);
  });

  it("holds the results of the stacks that ran beside the one that crashed", async () => {
    const { run, engine, reports } = harness({ script: { "up us-east-1": new TypeError("bug") } });
    const gate = engine.hold("up us-west-2");

    const ended = run("up", "--yes");
    await gate.reached;
    gate.release();
    await ended;

    expect(reports[0]?.stacks.map(({ label, verdict }) => [label, verdict])).toContainEqual(["us-west-2", "succeeded"]);
  });

  it("names one stack as failed, and loses no other, when it cannot even be started", async () => {
    const impossible = new TapStackError("STATE", "Cannot write the work folder");
    const { run, reports, terminal } = harness({ script: { "up us-west-2": impossible } });

    const { status } = await run("up", "--yes");

    expect(status).toBe(1);
    expect(reports[0]?.stacks.map(({ verdict }) => verdict)).toEqual(["succeeded", "failed", "succeeded", "skipped"]);
    expect(terminal.results?.[1]?.failures).toEqual([{ message: "Cannot write the work folder" }]);
  });

  it("names the status of a usage error that only the run could find", async () => {
    const { run, reports } = harness({ deployed: { "us-east-1": {} } });

    const { status } = await run("up", "--yes", "--only", "global");

    expect(status).toBe(4);
    expect(reports).toMatchObject([{ exitStatus: 4, stacks: [{ label: "global", verdict: "not-started" }] }]);
  });

  it("goes wherever --report says", async () => {
    const { run, requests } = harness();

    await run("preview", "--report", "a.json", "--report", "b.md");

    expect(requests).toMatchObject([{ command: "preview", reports: ["a.json", "b.md"], writes: false }]);
  });

  it("that cannot be written keeps nobody from seeing the results", async () => {
    const full = new TapStackError("STATE", "Cannot write the report");
    const { run, terminal } = harness({ saveReport: () => Promise.reject(full) });

    const { status, error } = await run("up", "--yes");

    expect(status).toBe(4);
    expect(error).toBe(full);
    expect(terminal.results).toHaveLength(4);
    expect(terminal.closing).toEqual({ exitStatus: 0, next: "tapctl outputs --target sandbox" });
  });

  it("that cannot be written does not hide why the run failed", async () => {
    const bug = new TypeError("bug");
    const saveReport = (): Promise<string> => Promise.reject(new TapStackError("STATE", "Cannot write the report"));
    const { run } = harness({ script: { "preview us-east-1": bug }, saveReport });

    const { error } = await run("preview");

    expect(error).toBe(bug);
  });

  it("has its path in the last event", async () => {
    const { run, terminal } = harness({ script: { "up us-east-1": failure("Denied") } });

    await run("up", "--yes");

    expect(terminal.events[0]).toMatchObject({
      type: "run-started",
      run: "run-1",
      concurrency: 4,
      environment: "prod",
    });
    expect(terminal.events.at(-1)).toEqual({
      type: "run-finished",
      exitStatus: 1,
      report: ".tapctl/runs/run-1/report.md",
    });
  });

  it("comes with one finished event a stack and operation", async () => {
    const { run, terminal } = harness({ script: { "up us-east-1": failure("Denied") } });

    await run("up", "--yes");

    const finished = terminal.events.filter((event) => event.type === "stack-finished");
    const names = finished.map(({ result: { operation, label } }) => `${operation} ${label}`).sort();
    expect(names).toEqual([...ALL.map((label) => `preview ${label}`), ...ALL.map((label) => `up ${label}`)].sort());
  });
});
