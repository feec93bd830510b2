import { describe, expect, it } from "vitest";
import { createGate } from "../support/gate.js";
import { harness } from "../support/harness.js";

describe("the report after a signal", () => {
  it("is written at once with what is known, and again at the end", async () => {
    const { run, engine, reports, signal } = harness({ concurrency: 1 });
    const gate = engine.hold("up us-west-2");

    const ended = run("up", "--yes");
    await gate.reached;
    signal("SIGTERM");
    const flushed = reports.map(({ stacks }) => stacks.map(({ label, verdict }) => [label, verdict]));
    gate.release();
    await ended;

    expect(flushed).toEqual([
      [
        ["us-east-1", "succeeded"],
        ["us-west-2", "cancelled"],
        ["ap-south-1", "succeeded"],
        ["global", "succeeded"],
      ],
    ]);
    expect(reports).toHaveLength(2);
    expect(reports[1]?.stacks.map(({ verdict }) => verdict)).toEqual([
      "succeeded",
      "succeeded",
      "not-started",
      "not-started",
    ]);
  });

  it("is written at the first signal only, before the end", async () => {
    const { run, engine, reports, signal } = harness();
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes", "--only", "us-east-1");
    await gate.reached;
    signal("SIGINT");
    signal("SIGINT");
    gate.release();
    await ended;

    expect(reports).toHaveLength(2);
  });

  it("is not written twice at a time", async () => {
    const slow = createGate();
    const log: string[] = [];
    const saveReport = async (): Promise<string> => {
      log.push("begins");
      await slow.released;
      log.push("ends");
      return "report.md";
    };
    const { run, engine, signal } = harness({ saveReport });
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes", "--only", "us-east-1");
    await gate.reached;
    signal("SIGTERM");
    gate.release();
    await new Promise(setImmediate);
    slow.release();
    await ended;

    expect(log).toEqual(["begins", "ends", "begins", "ends"]);
  });

  it("that cannot be written at once is tried again at the end", async () => {
    let times = 0;
    const saveReport = (): Promise<string> =>
      (times += 1) === 1 ? Promise.reject(new Error("disk full")) : Promise.resolve("report.md");
    const { run, engine, signal, terminal } = harness({ saveReport });
    const gate = engine.hold("up us-east-1");

    const ended = run("up", "--yes", "--only", "us-east-1");
    await gate.reached;
    signal("SIGTERM");
    gate.release();
    const { status } = await ended;

    expect(status).toBe(143);
    expect(terminal.closing?.report).toBe("report.md");
  });
});
