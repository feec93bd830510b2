import { describe, expect, it } from "vitest";
import { planUp } from "../../src/deployment/plan.js";
import type { StackResult } from "../../src/deployment/result.js";
import { requireAllDeployed, upstreamOf } from "../../src/deployment/upstream.js";
import { FakeEngine } from "../support/fake-engine.js";
import { PROD, step } from "../support/plans.js";
import { result } from "../support/results.js";

const CHECKPOINTS = {
  "us-east-1": { vpcId: "old-1" },
  "us-west-2": { vpcId: "old-2" },
  "ap-south-1": { vpcId: "old-3" },
};
const GLOBAL = step("global");

interface Case {
  readonly deployed?: Readonly<Record<string, object>>;
  readonly results?: readonly StackResult[];
  readonly without?: readonly string[];
}

async function covered({ deployed = {}, results = [], without = [] }: Case) {
  const engine = new FakeEngine({}, deployed as Record<string, Record<string, string>>);
  return await upstreamOf(GLOBAL, { plan: planUp(PROD, {}), engine, results, without });
}

const fresh = (label: string, rest: Partial<StackResult> = {}): StackResult =>
  result(step(label), "up", { outputs: { vpcId: `new ${label}` }, ...rest });

describe("what the global stack covers", () => {
  it("is every region of this run and, beside them, every region that has a checkpoint", async () => {
    const upstream = await covered({ deployed: CHECKPOINTS, results: [fresh("us-west-2")] });

    expect(upstream).toEqual({
      "us-east-1": { vpcId: "old-1" },
      "us-west-2": { vpcId: "new us-west-2" },
      "ap-south-1": { vpcId: "old-3" },
    });
  });

  it("leaves out a configured region that was never deployed", async () => {
    const upstream = await covered({ results: [fresh("us-east-1")] });

    expect(Object.keys(upstream)).toEqual(["us-east-1"]);
  });

  it("is in the order of the configuration, whatever order regions finished in", async () => {
    const results = ["ap-south-1", "us-west-2", "us-east-1"].map((label) => fresh(label));

    expect(Object.keys(await covered({ results }))).toEqual(PROD.regions);
  });

  it.each(["failed", "cancelled", "skipped"] as const)("takes the checkpoint of a region that %s", async (verdict) => {
    const upstream = await covered({ deployed: CHECKPOINTS, results: [fresh("us-west-2", { verdict })] });

    expect(upstream["us-west-2"]).toEqual({ vpcId: "old-2" });
  });

  it("takes the outputs of a region that did not change", async () => {
    const upstream = await covered({ results: [fresh("us-east-1", { verdict: "unchanged" })] });

    expect(upstream["us-east-1"]).toEqual({ vpcId: "new us-east-1" });
  });

  it("leaves out a region that is about to be removed", async () => {
    const deployed = { ...CHECKPOINTS, global: { regions: [...PROD.regions] } };

    expect(Object.keys(await covered({ deployed, without: ["us-west-2"] }))).toEqual(["us-east-1", "ap-south-1"]);
  });

  it("needs the primary", async () => {
    await expect(covered({ results: [fresh("us-west-2")] })).rejects.toMatchObject({
      code: "USAGE",
      message: "Cannot plan the global stack: the primary us-east-1 has no complete outputs",
      hint: "Include it: tapctl up --regions us-east-1,…",
    });
  });

  it("is never less than its own checkpoint holds", async () => {
    const deployed = { "us-east-1": { vpcId: "1" }, global: { regions: ["us-east-1", "us-west-2", "ap-south-1"] } };

    await expect(covered({ deployed })).rejects.toMatchObject({
      code: "USAGE",
      message: "Cannot plan the global stack: it covers us-west-2, ap-south-1, which has no complete outputs",
      hint: "Finish it first: tapctl up --env prod --regions us-west-2,ap-south-1",
    });
  });

  it("says how to remove a region that is gone from the file", async () => {
    const deployed = { ...CHECKPOINTS, global: { regions: [...PROD.regions, "eu-west-1"] } };

    await expect(covered({ deployed })).rejects.toMatchObject({
      message: "Cannot plan the global stack: it covers eu-west-1, which config/prod.yaml no longer lists",
      hint: "Put eu-west-1 back into config/prod.yaml, then: tapctl destroy --env prod --regions eu-west-1",
    });
  });

  it.each([{}, { regions: "all" }, { regions: { $unknown: "global" } }])(
    "trusts no checkpoint like %j",
    async (global) => {
      expect(Object.keys(await covered({ deployed: { ...CHECKPOINTS, global } }))).toEqual(PROD.regions);
    },
  );
});

describe("--only global", () => {
  it("needs every configured region, and names the first that is not there", async () => {
    const engine = new FakeEngine({}, { "us-east-1": {}, "ap-south-1": {} });

    await expect(requireAllDeployed(planUp(PROD, { only: "global" }), engine)).rejects.toMatchObject({
      code: "USAGE",
      message: "Cannot run the global stack alone: us-west-2 has no complete outputs",
      hint: "Deploy it first: tapctl up --only us-west-2",
    });
  });

  it("runs once all are there", async () => {
    const engine = new FakeEngine({}, CHECKPOINTS);

    await expect(requireAllDeployed(planUp(PROD, { only: "global" }), engine)).resolves.toBeUndefined();
  });
});
