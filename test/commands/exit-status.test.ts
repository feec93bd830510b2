import { describe, expect, it } from "vitest";
import type { StackResult } from "../../src/deployment/result.js";
import { harness } from "../support/harness.js";
import { choices, permutations } from "../support/permutations.js";

const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"] as const;
const FATES = {
  done: {},
  failed: { verdict: "failed", reason: "No room" },
  unauthenticated: { verdict: "failed", reason: "Expired", unauthenticated: true },
  locked: { verdict: "failed", reason: "Locked", locked: true },
} satisfies Readonly<Record<string, Partial<StackResult>>>;
type Fate = keyof typeof FATES;

/** Lets the regions end in the given order, each with its fate. */
async function run(order: readonly string[], fates: ReadonlyMap<string, Fate>) {
  const script = Object.fromEntries(REGIONS.map((region) => [`up ${region}`, FATES[fates.get(region) ?? "done"]]));
  const { run: type, engine, reports } = harness({ script });
  const gates = new Map(REGIONS.map((region) => [region as string, engine.hold(`up ${region}`)]));
  const ended = type("up", "--yes");
  await Promise.all([...gates.values()].map((gate) => gate.reached));
  for (const region of order) gates.get(region)?.release();
  const { status } = await ended;
  return { status, reported: reports.at(-1)?.exitStatus, global: reports.at(-1)?.stacks.at(-1)?.verdict };
}

function expected(fates: readonly Fate[]): number {
  if (fates.includes("failed")) return 1;
  if (fates.includes("unauthenticated")) return 3;
  return fates.includes("locked") ? 6 : 0;
}

describe("the exit status of tapctl up", () => {
  it("is the same for every order in which the regions end, whatever became of each", async () => {
    for (const fates of choices(REGIONS.length, Object.keys(FATES) as Fate[])) {
      const byRegion = new Map(REGIONS.map((region, at) => [region as string, fates[at] ?? "done"]));
      const wanted = expected(fates);

      for (const order of permutations(REGIONS)) {
        const { status, reported, global } = await run(order, byRegion);

        expect([status, reported], `${fates.join()} ending as ${order.join()}`).toEqual([wanted, wanted]);
        expect(global === "succeeded").toBe(wanted === 0);
      }
    }
  });

  it("starts nothing new once credentials are not taken any more", async () => {
    const script = { "up us-east-1": FATES.unauthenticated };
    const { run: type, engine, reports } = harness({ script, concurrency: 1 });

    const { status } = await type("up", "--yes");

    expect(status).toBe(3);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual(["up us-east-1"]);
    expect(reports.at(-1)?.stacks.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["failed", "Expired"],
      ["not-started", "The credentials are not taken any more: see us-east-1"],
      ["not-started", "The credentials are not taken any more: see us-east-1"],
      ["skipped", "us-east-1 failed, us-west-2 was not-started, ap-south-1 was not-started"],
    ]);
  });
});
