import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";
import { failure } from "../support/results.js";

const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

describe("the question of tapctl up", () => {
  it("touches nothing when the prompt is declined", async () => {
    const { run, engine, terminal, reports } = harness({ answers: [false] });

    const { status, error } = await run("up");

    expect(status).toBe(130);
    expect(error).toMatchObject({ code: "CANCELLED", message: "The deployment was declined; nothing was changed" });
    expect(engine.calls.filter((call) => !call.startsWith("preview"))).toEqual([]);
    expect(terminal.results).toBeUndefined();
    expect(terminal.closed).toBe(1);
    expect(reports).toMatchObject([{ exitStatus: 130, error: "The deployment was declined; nothing was changed" }]);
  });

  it("asks nothing and deploys nothing when one preview fails", async () => {
    const { run, engine, terminal } = harness({ script: { "preview us-west-2": failure("No such zone") } });

    const { status } = await run("up");

    expect(status).toBe(1);
    expect(terminal.questions).toEqual([]);
    expect(engine.calls).toEqual(REGIONS.map((region) => `preview ${region}`));
    expect(terminal.results?.map(({ label, verdict, reason }) => [label, verdict, reason])).toEqual([
      ["us-east-1", "not-started", "Nothing was deployed, since us-west-2 could not be previewed"],
      ["us-west-2", "failed", "No such zone"],
      ["ap-south-1", "not-started", "Nothing was deployed, since us-west-2 could not be previewed"],
      ["global", "skipped", "us-west-2 failed"],
    ]);
  });

  it("asks nothing and runs nothing when nothing would change", async () => {
    const nothing = { changes: [] };
    const script = Object.fromEntries([...REGIONS, "global"].map((label) => [`preview ${label}`, nothing]));
    const { run, engine, terminal } = harness({ script });

    const { status } = await run("up");

    expect(status).toBe(0);
    expect(terminal.questions).toEqual([]);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual([]);
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual(Array(4).fill("unchanged"));
  });

  it("deploys when only an output would change", async () => {
    const outputOnly = { changes: [], outputsChanged: true };
    const { run, engine } = harness({ script: { "preview us-east-1": outputOnly } });

    await run("up", "--yes", "--only", "us-east-1");

    expect(engine.calls).toEqual(["preview us-east-1", "up us-east-1"]);
  });

  it("refuses before any work when nobody can be asked and --yes is not given", async () => {
    const { run, engine, requests } = harness({ canAsk: false });

    const { status, error } = await run("up");

    expect(status).toBe(4);
    expect(error).toMatchObject({ hint: "Approve on the command line: tapctl up --yes --target sandbox" });
    expect(engine.calls).toEqual([]);
    expect(requests).toEqual([]);
  });
});
