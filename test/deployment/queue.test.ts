import { describe, expect, it } from "vitest";
import { runQueue, type QueueRules } from "../../src/deployment/queue.js";
import type { StackResult, Verdict } from "../../src/deployment/result.js";
import type { Step } from "../../src/deployment/stack.js";
import { createGate } from "../support/gate.js";
import { choices, permutations } from "../support/permutations.js";
import { step } from "../support/plans.js";
import { failure, result } from "../support/results.js";

const REGIONS = ["a", "b", "c"];
const STEPS = [...REGIONS.map((label) => step(label)), step("global", REGIONS)];
const RULES: QueueRules = { concurrency: 4, onFailure: "finish", stopping: () => false, operation: "up" };

/** Runs the steps so that they finish in the given order, with the given verdicts. */
async function finishing(order: readonly string[], verdicts: Readonly<Record<string, Verdict>>, rules = RULES) {
  const gates = new Map(STEPS.map(({ label }) => [label, createGate()]));
  const started: string[] = [];
  const run = async (current: Step): Promise<StackResult> => {
    started.push(current.label);
    await gates.get(current.label)?.released;
    return result(current, "up", { verdict: verdicts[current.label] ?? "succeeded" });
  };

  const queue = runQueue(STEPS, run, rules);
  for (const label of order) {
    gates.get(label)?.release();
    await new Promise(setImmediate);
  }
  gates.get("global")?.release();
  return { results: await queue, started };
}

describe("the queue", () => {
  it("gives the same results whatever order stacks finish in, for every combination of verdicts", async () => {
    for (const [a, b, c] of choices<Verdict>(3, ["succeeded", "unchanged", "failed", "cancelled"])) {
      const verdicts = { a: a ?? "failed", b: b ?? "failed", c: c ?? "failed" };
      const all = Object.values(verdicts);
      const good = all.every((verdict) => verdict === "succeeded" || verdict === "unchanged");
      for (const order of permutations(REGIONS)) {
        const { results } = await finishing(order, verdicts);

        expect(results.map(({ label }) => label)).toEqual(["a", "b", "c", "global"]);
        expect(results.map(({ verdict }) => verdict)).toEqual([...all, good ? "succeeded" : "skipped"]);
      }
    }
  });

  it("names every cause of a skip, in the order of the steps", async () => {
    const { results } = await finishing(["c", "b", "a"], { a: "failed", c: "cancelled" });

    expect(results[3]).toMatchObject({
      verdict: "skipped",
      reason: "a failed, c was cancelled",
      causedBy: ["prod-a", "prod-c"],
    });
  });

  it("passes a skip on to what needs the skipped step", async () => {
    const steps = [step("a"), step("b", ["a"]), step("c", ["b"])];

    const results = await runQueue(steps, (at) => Promise.resolve(result(at, "up", failure("no"))), RULES);

    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["failed", "no"],
      ["skipped", "a failed"],
      ["skipped", "b was skipped"],
    ]);
  });

  it.each([1, 2, 3, 8])("never runs more than %i at once, and uses all of them", async (concurrency) => {
    const steps = Array.from({ length: 8 }, (_, at) => step(`region-${at}`));
    let running = 0;
    let most = 0;
    const run = async (current: Step): Promise<StackResult> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return result(current, "up");
    };

    await runQueue(steps, run, { ...RULES, concurrency });

    expect(most).toBe(concurrency);
  });

  it("starts a step as soon as there is room, while an earlier one still runs", async () => {
    const gate = createGate();
    const run = async (current: Step): Promise<StackResult> => {
      if (current.label === "c") gate.release();
      if (current.label === "a") await gate.released;
      return result(current, "up");
    };

    const results = await runQueue(STEPS, run, { ...RULES, concurrency: 2 });

    expect(results.map(({ verdict }) => verdict)).toEqual(Array(4).fill("succeeded"));
  });

  it("starts nothing new after a failure when the rule is stop, and waits for what runs", async () => {
    const rules = { ...RULES, concurrency: 2, onFailure: "stop" } as const;

    const { results, started } = await finishing(["a", "b"], { a: "failed" }, rules);

    expect(started).toEqual(["a", "b"]);
    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["failed", undefined],
      ["succeeded", undefined],
      ["not-started", "a failed, and --on-failure is stop"],
      ["skipped", "a failed, c was not-started"],
    ]);
  });

  it("starts nothing new once it is told to stop", async () => {
    let stopping = false;
    const run = (current: Step): Promise<StackResult> => {
      stopping = true;
      return Promise.resolve(result(current, "up"));
    };

    const results = await runQueue(STEPS, run, { ...RULES, concurrency: 1, stopping: () => stopping });

    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["succeeded", undefined],
      ["not-started", "The run was cancelled"],
      ["not-started", "The run was cancelled"],
      ["not-started", "The run was cancelled"],
    ]);
  });

  it("throws the first error only after what runs has finished, and starts nothing more", async () => {
    const gate = createGate();
    const finished: string[] = [];
    const run = async ({ label, ...rest }: Step): Promise<StackResult> => {
      if (label === "a") throw new TypeError("bug");
      await gate.released;
      finished.push(label);
      return result({ label, ...rest }, "up");
    };

    const queue = runQueue(STEPS, run, { ...RULES, concurrency: 2 });
    setImmediate(gate.release);

    await expect(queue).rejects.toThrow("bug");
    expect(finished).toEqual(["b"]);
  });
});
