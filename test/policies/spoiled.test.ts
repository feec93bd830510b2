import { describe, expect, it } from "vitest";
import { RULES } from "../../src/policies/catalogue.js";
import { assessPlan, type GateTerms } from "../../src/policies/gate.js";
import type { PlannedResource } from "../../src/policies/planned-resource.js";
import { FULL } from "../support/full-settings.js";
import { planOf } from "../support/planned.js";
import { COMPUTE_SPOILS } from "./spoils/compute.js";
import { DATA_SPOILS } from "./spoils/data.js";
import { NETWORK_SPOILS } from "./spoils/network.js";
import type { Spoil } from "./spoils/spoil.js";
import { WATCH_SPOILS } from "./spoils/watch.js";

const SPOILS = [...NETWORK_SPOILS, ...COMPUTE_SPOILS, ...DATA_SPOILS, ...WATCH_SPOILS];
const TERMS: GateTerms = { levelOf: () => "mandatory", today: "2026-11-25" };
const PLAN = await planOf(FULL);

/** The same plan with one property of one resource spoiled, or without that resource. */
function spoiled({ type, name, to }: Spoil): readonly PlannedResource[] {
  const meant = PLAN.resources.filter(
    (one) => one.type === `aws:${type}` && new RegExp(`::[^:]*${name}$`).test(one.urn),
  );
  expect(meant.map(({ urn }) => urn).length, `resources of ${type} named ${name}`).toBeGreaterThan(0);
  const [first] = meant;
  return PLAN.resources.flatMap((one) => {
    if (one !== first) return [one];
    return to === "gone" ? [] : [{ ...one, inputs: changed(one.inputs, to) }];
  });
}

/** `a.0.b` of the inputs; undefined takes it out. */
function changed(inputs: PlannedResource["inputs"], to: Exclude<Spoil["to"], "gone">): PlannedResource["inputs"] {
  const copy = structuredClone(inputs) as Record<string, unknown>;
  for (const [path, value] of Object.entries(to)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const block = keys.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], copy);
    (block as Record<string, unknown>)[last] = value;
  }
  return copy;
}

function failing(resources: readonly PlannedResource[]): readonly string[] {
  const assessments = assessPlan({ ...PLAN, resources }, TERMS);
  return [...new Set(assessments.flatMap(({ rule, verdict }) => (verdict === "fail" ? [rule.id] : [])))].sort();
}

function describeSpoil({ name, to, fails }: Spoil): string {
  return `${name} ${to === "gone" ? to : JSON.stringify(to)}: ${fails.join(", ")}`;
}

describe("a plan with one thing spoiled", () => {
  it.each(SPOILS.map((spoil) => [describeSpoil(spoil), spoil] as const))("%s", (_, spoil) => {
    expect(failing(spoiled(spoil))).toEqual([...spoil.fails].sort());
  });
});

it("spoils something for every control", () => {
  const spoilt = new Set(SPOILS.flatMap(({ fails }) => fails));

  const elsewhere = ["TAP.1", "TAP.2", "TAP.3", "TAP.4", "TAP.5", "TAP.6"];
  expect(RULES.map(({ id }) => id).filter((id) => !spoilt.has(id) && !elsewhere.includes(id))).toEqual([
    // Those that production meets by an exception alone: nothing there is left to spoil.
    ...["EC2.172", "S3.20", "S3.22", "S3.23", "Inspector.3"],
    // Of what tapctl never makes.
    "TAP.15",
  ]);
});
