import * as pulumi from "@pulumi/pulumi";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack.js";
import { describe, expect, it } from "vitest";
import { NO_ORIGINS, traceOrigins, type Dependencies, type Origins } from "../../src/automation/worker/origins.js";
import { Region, upstreamInputs } from "../../src/automation/worker/upstream.js";
import type { Outputs } from "../../src/deployment/outputs.js";
import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import { run, type Registered } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

class Thing extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;

  constructor(name: string, inputs: pulumi.Inputs) {
    super("test:index:Thing", name, inputs);
  }
}

/** What is traced of a program in a preview before anything exists, or, where values are known, after. */
async function traced(program: () => unknown, preview = true): Promise<[Origins, readonly Registered[]]> {
  let trace = (): Promise<Origins> => Promise.resolve(NO_ORIGINS);
  const { resources } = await run(
    () =>
      runInPulumiStack(async () => {
        trace = traceOrigins();
        await program();
      }),
    { preview },
  );
  return [await trace(), resources];
}

describe.each([
  ["a region", () => regionalProgram(PROD, "us-east-1")],
  ["global", (preview: boolean) => globalProgram(PROD, upstream(preview))],
])("of %s", (_, program) => {
  it.each([
    ["not known yet", true],
    ["known", false],
  ])("names what each property is made of, as the SDK tells the engine, where values are %s", async (_, preview) => {
    const [origins, resources] = await traced(() => program(preview), preview);

    const made = resources.filter(({ type }) => type.startsWith("aws:"));
    expect(made.length).toBeGreaterThan(100);
    for (const { urn, inputs, propertyDependencies } of made)
      expect(some(origins.dependenciesOf(urn) ?? {}, inputs), urn).toEqual(some(propertyDependencies, inputs));
  });
});

it("takes together what the parts of a property are made of, once", async () => {
  const [origins, resources] = await traced(() => {
    const [left, right] = [new Thing("left", { name: "l" }), new Thing("right", { name: "r" })];
    const parts = [left.id, { of: pulumi.all([left.id, right.id]).apply(([one, other]) => one + other) }, "plain"];
    return new Thing("both", { parts, plain: "text" });
  });

  const [left, right, both] = resources.filter(({ custom }) => custom).map(({ urn }) => urn);
  expect(origins.dependenciesOf(both ?? "")).toEqual({ parts: [left, right] });
  expect(origins.dependenciesOf(left ?? "")).toEqual({});
  expect(origins.dependenciesOf("urn:of-another-program")).toBeUndefined();
});

it("names the region whose up makes a value known, and not as a resource", async () => {
  const [origins, resources] = await traced(() => {
    const inputs = upstreamInputs(new Region("us-west-2"), { keyArn: { $unknown: "us-west-2" }, name: "logs" });
    return new Thing("copy", { target: { key: inputs["keyArn"] }, name: inputs["name"] });
  });

  const urn = resources.find(({ name }) => name === "copy")?.urn ?? "";
  expect(origins.of(urn, "target.key")).toEqual(["us-west-2"]);
  expect(origins.of(urn, "name")).toEqual([]);
  expect(origins.dependenciesOf(urn)).toEqual({ target: [] });
});

/** What the regions tell: in their previews no key and no network is there yet. */
function upstream(preview: boolean): Parameters<typeof globalProgram>[1] {
  const regions = Object.entries(OUTPUTS).map(([region, outputs]) => {
    const told = JSON.stringify(outputs, (_, value: unknown) =>
      preview && typeof value === "string" && /-vpc$|:key\//.test(value) ? { $unknown: region } : value,
    );
    return [region, upstreamInputs(new Region(region), JSON.parse(told) as Outputs)];
  });
  return Object.fromEntries(regions) as Parameters<typeof globalProgram>[1];
}

/** Without what is made of nothing, or not sent at all. */
function some(dependencies: Dependencies, inputs: Registered["inputs"]): Dependencies {
  const sent = Object.entries(dependencies).filter(([property, urns]) => property in inputs && urns.length > 0);
  return Object.fromEntries(sent.map(([property, urns]) => [property, [...urns].sort()]));
}
