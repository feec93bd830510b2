import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { describe, expect, it } from "vitest";
import { importStates } from "../../src/automation/worker/import-states.js";
import { asImported, lostByImport } from "../../src/automation/worker/imported-changes.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "[secret]" };
const urnOf = (types: string, name: string) => `urn:pulumi:s::tapctl::${types}::${name}`;
const STACK = urnOf("pulumi:pulumi:Stack", "tapctl-s");
const PROVIDER = urnOf("pulumi:providers:aws", "aws");
const WATCH = urnOf("tapctl:w:Watch", "watch");
const TYPE = "aws:guardduty/detector:Detector";
const DETECTOR = urnOf(`tapctl:w:Watch$${TYPE}`, "detector");
const OTHER = urnOf("aws:ec2/vpc:Vpc", "vpc");
const TARGET = { type: TYPE, within: undefined, id: "abc", setting: "baseline.imports.us-east-1.detector" };

function step(urn: string, more: object): StepEventMetadata {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const state = { urn, type, custom: true, id: "", parent: "", inputs: {}, outputs: {}, provider: "", ...more };
  return { op: "create", urn, type, provider: "", new: state } as unknown as StepEventMetadata;
}

const STEPS = [
  step(STACK, { custom: false }),
  step(PROVIDER, { parent: STACK, inputs: { region: "us-east-1" } }),
  step(WATCH, { custom: false, parent: STACK }),
  step(OTHER, { parent: STACK, provider: `${PROVIDER}::${UNKNOWN}` }),
  step(DETECTOR, {
    parent: WATCH,
    provider: `${PROVIDER}::${UNKNOWN}`,
    retainOnDelete: true,
    inputs: { enable: true, name: UNKNOWN, list: [UNKNOWN], password: SECRET, __defaults: [] },
  }),
];

describe("a resource to import", () => {
  it("comes with its parents and its provider, which gets an id, and without what is not known or secret", () => {
    const { resources, imported } = importStates(STEPS, [], [TARGET]);

    expect([...imported]).toEqual([[DETECTOR, TARGET]]);
    expect(resources.map(({ urn }) => urn)).toEqual([STACK, PROVIDER, WATCH, DETECTOR]);
    const provider = resources[1]?.id ?? "";
    expect(provider).toMatch(/^[0-9a-f-]{36}$/);
    expect(resources[3]).toEqual({
      ...{ urn: DETECTOR, type: TYPE, custom: true, parent: WATCH, retainOnDelete: true, id: "abc" },
      provider: `${PROVIDER}::${provider}`,
      inputs: { enable: true },
      outputs: {},
    });
    expect(resources[2]).toEqual({ urn: WATCH, type: "tapctl:w:Watch", custom: false, parent: STACK, inputs: {} });
  });

  it("uses what the stack has already", () => {
    const present = [
      { urn: STACK, type: "pulumi:pulumi:Stack" },
      { urn: PROVIDER, type: "pulumi:providers:aws", id: "7" },
    ];
    const steps = STEPS.map((one) =>
      one.urn === DETECTOR ? step(DETECTOR, { parent: WATCH, provider: `${PROVIDER}::7` }) : one,
    );
    const { resources } = importStates(steps, present, [TARGET]);

    expect(resources.map(({ urn, provider }) => [urn, provider])).toEqual([
      [WATCH, undefined],
      [DETECTOR, `${PROVIDER}::7`],
    ]);
  });

  it("is only the one within the component that is named", () => {
    const elsewhere = importStates(STEPS, [], [{ ...TARGET, within: "tapctl:w:Other" }]);
    const here = importStates(STEPS, [], [{ ...TARGET, within: "tapctl:w:Watch" }]);

    expect(elsewhere.resources).toEqual([]);
    expect(here.imported.size).toBe(1);
  });
});

describe("a plan that imports", () => {
  const change = { urn: DETECTOR, type: TYPE, name: "detector", sensitive: false, properties: [] };
  const imported = new Set([DETECTOR]);

  it.each(["same", "update"] as const)("shows a resource that it leaves at %s as imported, and no other", (kind) => {
    expect(asImported({ ...change, kind }, imported).kind).toBe("import");
    expect(asImported({ ...change, urn: OTHER, kind }, imported).kind).toBe(kind);
  });

  it("is refused where it would make another one", () => {
    const properties = [{ path: "type", before: "A", after: "B", forcesReplacement: true }];
    const replaced = { ...change, kind: "replace", properties } as const;

    expect(lostByImport([replaced, { ...replaced, urn: OTHER }], imported)).toEqual([
      { urn: DETECTOR, message: "It cannot be imported: it would be replaced, since AWS cannot change its type" },
    ]);
  });
});
