import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { describe, expect, it } from "vitest";
import type { ResourceState } from "../../src/automation/state/ledger.js";
import type { EngineOptions } from "../../src/automation/worker/operation-context.js";
import { liftProtectionIn } from "../../src/automation/worker/lift-protection.js";

const urn = (name: string) => `urn:pulumi:prod-global::tapctl::aws:rds/instance:Instance::${name}`;
const instance = (name: string, region: string, more: Partial<ResourceState> = {}): ResourceState => ({
  ...{ urn: urn(name), type: "aws:rds/instance:Instance", id: name, protect: true },
  ...{ inputs: { region, deletionProtection: true } },
  ...more,
});
const STATE = [instance("west", "us-west-2"), instance("east", "us-east-1"), instance("far", "ap-south-1")];

/** A step that the engine's preview plans, as its events tell of it. */
const step = (op: string, before: object, after: object): EngineEvent["resourcePreEvent"] => {
  const type = "aws:rds/instance:Instance";
  const side = (inputs: object) => ({ type, urn: urn("west"), custom: true, inputs });
  const metadata = { op, urn: urn("west"), type, old: side(before), new: side(after) };
  return { metadata } as unknown as EngineEvent["resourcePreEvent"];
};

/** A stack that holds resources and plans steps, and what was asked of it. */
function stackOf(resources: readonly ResourceState[], steps: readonly EngineEvent["resourcePreEvent"][] = []) {
  const calls: [string, readonly string[]][] = [];
  const stack = {
    exportStack: () => Promise.resolve({ version: 3, deployment: { resources } }),
    preview({ target, onEvent }: { target: readonly string[]; onEvent: (event: object) => void }) {
      calls.push(["preview", target]);
      for (const resourcePreEvent of steps) onEvent({ resourcePreEvent });
      return Promise.resolve();
    },
    up({ target }: { target: readonly string[] }) {
      calls.push(["up", target]);
      return Promise.resolve();
    },
  };
  return { stack: stack as unknown as Stack, calls };
}

const OPTIONS: EngineOptions = {
  parallel: 1,
  color: "never",
  ...{ onEvent: () => undefined, onOutput: () => undefined, onError: () => undefined },
};
const LIFTED = { run: () => Promise.resolve({}), findings: () => Promise.reject(new Error("never asked for")) };
const lift = (regions: readonly string[], stack: Stack) => liftProtectionIn(regions, stack, LIFTED, OPTIONS);

describe("lifting protection in regions that leave a stack", () => {
  it("touches what lies in them, and nothing else", async () => {
    const unlocked = step("update", { deletionProtection: true }, { deletionProtection: false });
    const { stack, calls } = stackOf(STATE, [unlocked]);

    await lift(["us-west-2", "ap-south-1"], stack);

    const target = [urn("west"), urn("far")];
    expect(calls).toEqual([
      ["preview", target],
      ["up", target],
    ]);
  });

  it.each([
    ["lies in none of them", ["eu-west-1"], STATE],
    ["protects nothing there", ["us-west-2"], [instance("west", "us-west-2", { protect: false, inputs: {} })]],
    ["is empty", ["us-west-2"], []],
  ])("asks nothing of a stack that %s", async (_, regions, resources) => {
    const { stack, calls } = stackOf(resources);

    await lift(regions, stack);

    expect(calls).toEqual([]);
  });

  it.each([
    ["port of west", step("update", { port: 5433 }, { port: 5434 })],
    ["create west", step("create", {}, { port: 5433 })],
    ["delete west", step("delete", { port: 5433 }, {})],
    ["replace west", step("replace", { port: 5433 }, { port: 5434 })],
  ])("stops before a change beyond protection: %s", async (change, planned) => {
    const { stack, calls } = stackOf(STATE, [planned]);

    await expect(lift(["us-west-2"], stack)).rejects.toThrow(
      `Cannot lift protection: that would also change ${change}`,
    );
    expect(calls.map(([operation]) => operation)).toEqual(["preview"]);
  });
});
