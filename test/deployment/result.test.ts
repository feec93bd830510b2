import { describe, expect, it } from "vitest";
import { exitStatus, hasChanges, type Verdict } from "../../src/deployment/result.js";
import { choices, permutations } from "../support/permutations.js";
import { step } from "../support/plans.js";
import { change, result } from "../support/results.js";

const VERDICTS: readonly Verdict[] = ["succeeded", "unchanged", "failed", "skipped", "cancelled", "not-started"];

const withVerdicts = (verdicts: readonly Verdict[]) =>
  verdicts.map((verdict, at) => result(step(`region-${at}`), "up", { verdict }));

describe("the exit status of a run", () => {
  it("is 130 with a cancelled stack, else 1 with one that is not done, else 0, for every combination of three", () => {
    for (const verdicts of choices(3, VERDICTS)) {
      const bad = verdicts.some((verdict) => ["failed", "skipped", "not-started"].includes(verdict));
      const expected = verdicts.includes("cancelled") ? 130 : bad ? 1 : 0;

      expect(exitStatus(withVerdicts(verdicts)), verdicts.join()).toBe(expected);
    }
  });

  it("does not depend on the order of the results", () => {
    for (const order of permutations<Verdict>(["succeeded", "failed", "cancelled", "skipped"])) {
      expect(exitStatus(withVerdicts(order))).toBe(130);
    }
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("is the signal's after %s, whatever the stacks came to", (signal, expected) => {
    for (const verdict of VERDICTS) expect(exitStatus(withVerdicts([verdict]), signal)).toBe(expected);
    expect(exitStatus([], signal)).toBe(expected);
  });

  it("is 6 when every stack that failed is locked by somebody else, and 1 beside any other failure", () => {
    const locked = (label: string) => result(step(label), "up", { verdict: "failed", locked: true });
    const skipped = result(step("global"), "up", { verdict: "skipped" });
    const failed = result(step("b"), "up", { verdict: "failed" });

    for (const order of permutations([locked("a"), locked("b"), skipped])) expect(exitStatus(order)).toBe(6);
    for (const order of permutations([locked("a"), failed, skipped])) expect(exitStatus(order)).toBe(1);
  });

  it("is 5 when a rule refuses every stack that failed, and 1 beside any other failure", () => {
    const refused = result(step("a"), "preview", { verdict: "failed", refused: true });
    const waiting = result(step("global"), "up", { verdict: "not-started" });
    const failed = result(step("b"), "preview", { verdict: "failed" });

    for (const order of permutations([refused, waiting])) expect(exitStatus(order)).toBe(5);
    for (const order of permutations([refused, failed, waiting])) expect(exitStatus(order)).toBe(1);
  });

  it("is that of the gravest failure, 1 before 3 before 5 before 6, for every combination and order of four stacks", () => {
    const ways = {
      done: { verdict: "succeeded" },
      failed: { verdict: "failed" },
      unauthenticated: { verdict: "failed", unauthenticated: true },
      refused: { verdict: "failed", refused: true },
      locked: { verdict: "failed", locked: true },
      skipped: { verdict: "skipped" },
      cancelled: { verdict: "cancelled" },
    } as const;
    const gravest = (all: readonly (keyof typeof ways)[]): number => {
      if (all.includes("cancelled")) return 130;
      if (all.includes("failed")) return 1;
      if (all.includes("unauthenticated")) return 3;
      if (all.includes("refused")) return 5;
      if (all.includes("locked")) return 6;
      return all.includes("skipped") ? 1 : 0;
    };

    const names = Object.keys(ways) as (keyof typeof ways)[];
    for (const all of choices(4, names)) {
      const results = all.map((way, at) => result(step(`region-${at}`), "up", ways[way]));

      expect(exitStatus(results), all.join()).toBe(gravest(all));
    }
  });

  it("is 0 for a run without stacks", () => {
    expect(exitStatus([])).toBe(0);
  });
});

describe("a result", () => {
  it.each([
    ["a create", { changes: [change("create", "a")] }, true],
    ["a retained resource", { changes: [change("retain", "a")] }, true],
    ["an output alone", { outputsChanged: true }, true],
    ["what stays the same", { changes: [change("same", "a")] }, false],
    ["nothing", {}, false],
  ])("counts %s as change or not", (_title, rest, expected) => {
    expect(hasChanges(result(step("a"), "preview", rest))).toBe(expected);
  });
});
