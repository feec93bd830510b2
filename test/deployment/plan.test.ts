import { describe, expect, it } from "vitest";
import { planDestroy, planUp, widestStage } from "../../src/deployment/plan.js";
import { stagesOf } from "../../src/deployment/stages.js";
import { PROD, step } from "../support/plans.js";

const REGIONAL = ["prod-us-east-1", "prod-us-west-2", "prod-ap-south-1"];

describe("the plan of up", () => {
  it("lets global, whose home is the primary, wait for every region", () => {
    const { steps } = planUp(PROD, {});

    expect(steps).toEqual([
      { stack: "prod-us-east-1", kind: "regional", region: "us-east-1", label: "us-east-1", needs: [] },
      { stack: "prod-us-west-2", kind: "regional", region: "us-west-2", label: "us-west-2", needs: [] },
      { stack: "prod-ap-south-1", kind: "regional", region: "ap-south-1", label: "ap-south-1", needs: [] },
      { stack: "prod-global", kind: "global", region: "us-east-1", label: "global", needs: REGIONAL },
    ]);
  });

  it.each([
    [{ regions: ["us-west-2", "us-east-1"] }, ["us-west-2", "us-east-1", "global"]],
    [{ regions: ["us-west-2", "us-west-2"] }, ["us-west-2", "global"]],
    [{ only: "us-west-2" }, ["us-west-2"]],
    [{ only: "global" }, ["global"]],
    [{}, ["us-east-1", "us-west-2", "ap-south-1", "global"]],
  ])("for %j runs %j", (selection, labels) => {
    expect(planUp(PROD, selection).steps.map(({ label }) => label)).toEqual(labels);
  });

  it("makes global wait for the selected regions only", () => {
    expect(planUp(PROD, { regions: ["us-west-2"] }).steps.at(-1)?.needs).toEqual(["prod-us-west-2"]);
  });
});

describe("the plan of destroy", () => {
  it("lets every region wait for global", () => {
    const { steps } = planDestroy(PROD, {});

    expect(steps.map(({ label, needs }) => [label, needs])).toEqual([
      ["global", []],
      ["us-east-1", ["prod-global"]],
      ["us-west-2", ["prod-global"]],
      ["ap-south-1", ["prod-global"]],
    ]);
  });

  it("lets a single stack wait for nothing", () => {
    expect(planDestroy(PROD, { only: "us-west-2" }).steps).toEqual([step("us-west-2")]);
  });
});

describe("a selection", () => {
  it.each([planUp, planDestroy])("of an unknown region is refused, naming what there is", (plan) => {
    expect(() => plan(PROD, { regions: ["eu-west-9"] })).toThrow(
      'Cannot select "eu-west-9": config/prod.yaml lists us-east-1, us-west-2, ap-south-1',
    );
  });

  it("of an unknown single stack is refused", () => {
    expect(() => planUp(PROD, { only: "globl" })).toThrow('Cannot select "globl"');
  });

  it("of one stack and of several at once is refused", () => {
    expect(() => planUp(PROD, { only: "us-east-1", regions: ["us-east-1"] })).toThrow(
      'Cannot combine "--only" with "--regions"',
    );
  });
});

describe("the stages of a plan", () => {
  const labels = (plan: Parameters<typeof stagesOf>[0]) =>
    stagesOf(plan).map((stage) => stage.map(({ label }) => label));

  it("are the regions, then global, and the other way round to destroy", () => {
    const regions = ["us-east-1", "us-west-2", "ap-south-1"];

    expect(labels(planUp(PROD, {}))).toEqual([regions, ["global"]]);
    expect(labels(planDestroy(PROD, {}))).toEqual([["global"], regions]);
  });

  it("follow the longest chain", () => {
    const steps = [step("a"), step("b", ["a"]), step("c"), step("d", ["c", "b"])];

    expect(labels({ deployment: PROD, steps })).toEqual([["a", "c"], ["b"], ["d"]]);
  });

  it("are as wide as there are regions, and at least one", () => {
    expect(widestStage(planUp(PROD, {}))).toBe(3);
    expect(widestStage(planUp(PROD, { only: "global" }))).toBe(1);
  });
});
