import { describe, expect, it } from "vitest";
import { DEPLOYED } from "../support/deployed.js";
import { harness } from "../support/harness.js";

describe("a signal", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s starts nothing new, interrupts what runs, and ends with status %i", async (name, expected) => {
    const script = { "up us-east-1": { verdict: "cancelled" } } as const;
    const { run, engine, terminal, reports, signal } = harness({ script, concurrency: 1 });
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes");
    await gate.reached;
    signal(name);
    gate.release();
    const { status } = await ended;

    expect(status).toBe(expected);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual(["up us-east-1"]);
    expect(engine.signals).toContain("interrupt us-east-1");
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual([
      "cancelled",
      "not-started",
      "not-started",
      "not-started",
    ]);
    expect(reports.at(-1)).toMatchObject({ signal: name, exitStatus: expected });
  });

  it("answers an open question with no", async () => {
    const { run, engine, terminal, signal } = harness();

    const ended = run("up");
    await terminal.asked;
    signal("SIGTERM");
    const { status, error } = await ended;

    expect(status).toBe(143);
    expect(error).toBeUndefined();
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual([]);
    expect(terminal.warned).toEqual(["The deployment was declined; nothing was changed"]);
  });

  it("during a preview asks nothing afterwards", async () => {
    const { run, engine, terminal, signal } = harness();
    const gate = engine.hold("preview global");

    const ended = run("up");
    await gate.reached;
    signal("SIGINT");
    gate.release();
    const { status } = await ended;

    expect(status).toBe(130);
    expect(terminal.questions).toEqual([]);
  });

  it("while global is planned again keeps it from being deployed", async () => {
    const { run, engine, terminal, signal } = harness();
    const regions = engine.hold("up ap-south-1");

    const ended = run("up", "--yes");
    await regions.reached;
    const gate = engine.hold("preview global");
    regions.release();
    await gate.reached;
    signal("SIGINT");
    gate.release();
    const { status } = await ended;

    expect(status).toBe(130);
    expect(engine.calls).not.toContain("up global");
    expect(terminal.results?.at(-1)).toMatchObject({ verdict: "not-started", reason: "The run was cancelled" });
  });

  it("a third time kills", async () => {
    const { run, engine, signal } = harness();
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes", "--only", "us-east-1");
    await gate.reached;
    for (const name of ["SIGINT", "SIGINT", "SIGINT"] as const) signal(name);
    gate.release();
    await ended;

    expect(engine.signals).toEqual(["interrupt us-east-1", "interrupt us-east-1", "kill us-east-1"]);
  });

  it("starts the grace period, which the end of the run stops", async () => {
    const { run, engine, timers, signal } = harness({ project: { grace: 6000 } });
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes", "--only", "us-east-1");
    await gate.reached;
    signal("SIGINT");
    gate.release();
    await ended;

    expect(timers).toMatchObject([{ ms: 6000, stopped: true }]);
  });

  it("while a region is being removed keeps global as it is", async () => {
    const { run, engine, signal } = harness({ deployed: DEPLOYED });
    const gate = engine.hold("preview global");

    const ended = run("destroy", "--regions", "us-west-2", "--confirm", "prod");
    await gate.reached;
    signal("SIGINT");
    gate.release();
    const { status } = await ended;

    expect(status).toBe(130);
    expect(engine.calls).toEqual(["unprotect us-west-2 in global", "preview global"]);
  });

  it("is listened to for as long as the run lasts", async () => {
    const { run, listening } = harness();

    await run("up", "--yes");

    expect(listening.size).toBe(0);
  });
});
