import { describe, expect, it } from "vitest";
import { canExist, soughtFor, withAdopted } from "../../src/automation/recovery/sought.js";

const PROVIDER = {
  urn: "urn:pulumi:s::p::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  id: "7",
  inputs: { region: "us-west-2" },
};
const ELSEWHERE = { ...PROVIDER, urn: "urn:pulumi:s::p::pulumi:providers:aws::east", inputs: { region: "us-east-1" } };
const alarm = (urn: string, provider: string, id?: string) => ({
  ...{ urn, type: "aws:cloudwatch/metricAlarm:MetricAlarm", provider: `${provider}::7`, inputs: { name: "errors" } },
  ...(id === undefined ? {} : { id }),
});

describe("what is looked for", () => {
  it("may have the name that the state knows in another region, but not in its own", () => {
    const known = [PROVIDER, ELSEWHERE, alarm("urn:a", PROVIDER.urn, "errors")];

    expect(soughtFor(alarm("urn:b", ELSEWHERE.urn), known).known).toEqual(new Set());
    expect(soughtFor(alarm("urn:b", PROVIDER.urn), known).known).toEqual(new Set(["errors"]));
  });

  it("is never told by what a preview hides", () => {
    const inputs = { name: "key", value: "[secret]", nested: { deep: "[secret]" } };

    expect(soughtFor({ ...alarm("urn:b", PROVIDER.urn), inputs }, [PROVIDER]).inputs).toEqual({ name: "key" });
  });
});

describe("what was found", () => {
  const network = { urn: "urn:network", type: "tapctl:x:Network" };
  const created = { ...alarm("urn:alarm", PROVIDER.urn, "errors"), dependencies: ["urn:network", "urn:later"] };

  it("comes after all that the state has, and depends on nothing that it has not", () => {
    expect(withAdopted([PROVIDER, network], created)).toEqual([
      PROVIDER,
      network,
      { ...created, dependencies: ["urn:network"], propertyDependencies: {} },
    ]);
  });

  it("takes the place of what it replaces, without what comes only after that", () => {
    const old = { ...created, id: "old" };
    const later = { urn: "urn:later", type: "aws:x/y:Z", dependencies: ["urn:alarm"] };

    expect(withAdopted([PROVIDER, network, old, later], created)).toEqual([
      PROVIDER,
      network,
      { ...created, dependencies: ["urn:network"], propertyDependencies: {} },
      { ...old, delete: true },
      later,
    ]);
  });

  it("was never asked for where the state has neither its parent nor its provider", () => {
    const child = { ...created, parent: "urn:network" };

    expect(canExist(child, [PROVIDER, network])).toBe(true);
    expect(canExist(child, [PROVIDER])).toBe(false);
    expect(canExist(child, [network])).toBe(false);
  });
});
