import { describe, expect, it } from "vitest";
import { change } from "../support/results.js";
import { harness, type HarnessOptions } from "../support/harness.js";

const APPROVED = { changes: [change("create", "trail")] };
const MORE = { changes: [change("create", "trail"), change("create", "role")] };
const DELETES = { changes: [change("create", "trail"), change("delete", "role")] };
const REPLACES = { changes: [change("create", "trail"), change("replace", "role")] };
const QUESTION = "Global would do more than was approved. Deploy it like this?";

function planning(second: object, options: HarnessOptions = {}) {
  return harness({ script: { "preview global": [APPROVED, second] }, ...options });
}

describe("global, planned again after the regions", () => {
  it("runs without a second question when its plan lies within what was approved", async () => {
    const { run, engine, terminal } = planning(APPROVED, { answers: [true] });

    const { status } = await run("up");

    expect(status).toBe(0);
    expect(terminal.questions).toEqual(["Deploy this to prod?"]);
    expect(engine.calls.at(-1)).toBe("up global");
  });

  it("runs without a second question when it does less than was approved", async () => {
    const less = { changes: [change("create", "trail"), change("same", "role")] };
    const { run, engine, terminal } = harness({ script: { "preview global": [MORE, less] }, answers: [true] });

    await run("up");

    expect(terminal.questions).toHaveLength(1);
    expect(engine.calls.at(-1)).toBe("up global");
  });

  it("asks again, showing the new plan, when it does more than was approved", async () => {
    const { run, engine, terminal } = planning(MORE, { answers: [true, true] });

    const { status } = await run("up");

    expect(status).toBe(0);
    expect(terminal.questions).toEqual(["Deploy this to prod?", QUESTION]);
    expect(terminal.previews.at(-1)).toMatchObject([{ label: "global", counts: { create: 2 } }]);
    expect(engine.calls.at(-1)).toBe("up global");
  });

  it("asks again after --yes, which approved what was shown and no more", async () => {
    const { run, terminal } = planning(MORE, { answers: [true] });

    await run("up", "--yes");

    expect(terminal.questions).toEqual([QUESTION]);
  });

  it("takes another operation on the same resource for more", async () => {
    const { run, terminal } = planning({ changes: [change("replace", "trail")] }, { answers: [true, true] });

    await run("up");

    expect(terminal.questions).toHaveLength(2);
  });

  it("cancels global when the second question is declined; the regions stay deployed", async () => {
    const { run, engine, terminal } = planning(MORE, { answers: [true, false] });

    const { status } = await run("up");

    expect(status).toBe(130);
    expect(engine.calls).not.toContain("up global");
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual([
      "succeeded",
      "succeeded",
      "succeeded",
      "cancelled",
    ]);
  });

  it("skips global and exits 1 when nobody can be asked", async () => {
    const { run, engine, terminal } = planning(MORE, { canAsk: false });

    const { status } = await run("up", "--yes");

    expect(status).toBe(1);
    expect(engine.calls).not.toContain("up global");
    expect(terminal.results?.at(-1)).toMatchObject({
      verdict: "skipped",
      reason: "Its plan does more than was approved, now that the regions are known",
    });
  });

  it.each([
    ["runs what deletes nothing", MORE, "succeeded", 0],
    ["refuses a deletion", DELETES, "skipped", 1],
    ["counts a replacement as a deletion", REPLACES, "skipped", 1],
  ])("with --approve-if no-deletes %s", async (_title, second, verdict, expected) => {
    const { run, terminal } = planning(second, { canAsk: false });

    const { status } = await run("up", "--yes", "--approve-if", "no-deletes");

    expect(status).toBe(expected);
    expect(terminal.results?.at(-1)?.verdict).toBe(verdict);
  });

  it("is unchanged when there is nothing to do after all", async () => {
    const { run, engine, terminal } = planning({ changes: [] }, { answers: [true] });

    const { status } = await run("up");

    expect(status).toBe(0);
    expect(engine.calls).not.toContain("up global");
    expect(terminal.results?.at(-1)?.verdict).toBe("unchanged");
  });

  it("is planned once when no region changed", async () => {
    const nothing = { changes: [] };
    const script = { "preview us-east-1": nothing, "preview us-west-2": nothing, "preview ap-south-1": nothing };
    const deployed = { "us-east-1": {}, "us-west-2": {}, "ap-south-1": {} };
    const { run, engine } = harness({ script, deployed, answers: [true] });

    await run("up");

    expect(engine.calls.slice(-2)).toEqual(["preview global", "up global"]);
    expect(engine.calls.filter((call) => call === "preview global")).toHaveLength(1);
  });

  it("fails when it cannot be planned again", async () => {
    const { run, engine, terminal } = planning({ verdict: "failed", reason: "No key" }, { answers: [true] });

    const { status } = await run("up");

    expect(status).toBe(1);
    expect(engine.calls).not.toContain("up global");
    expect(terminal.results?.at(-1)).toMatchObject({ operation: "up", verdict: "failed", reason: "No key" });
  });
});
