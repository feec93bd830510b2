import { describe, expect, it } from "vitest";
import { assess, type Terms } from "../../src/policies/assess.js";
import { property, companion, stackHas } from "../../src/policies/conditions/resources.js";
import { is } from "../../src/policies/conditions/values.js";
import { UNKNOWN, type PlannedResource } from "../../src/policies/planned-resource.js";
import type { Rule } from "../../src/policies/rule.js";
import type { Plan } from "../../src/policies/world.js";

const KEY = "aws:kms/key:Key";
const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const urnOf = (type: string, name: string) => `urn:pulumi:prod-eu-west-1::tapctl::tapctl:a:B$${type}::${name}`;
const resource = (
  type: string,
  name: string,
  inputs: object,
  more: Partial<PlannedResource> = {},
): PlannedResource => ({
  ...{ urn: urnOf(type, name), type, inputs: { ...inputs } },
  ...more,
});
const rule = (id: string, check: Rule["check"]): Rule => ({
  ...{
    id,
    check,
    standards: [],
    title: "keys rotate",
    severity: "low",
    protectsFrom: "",
    remedy: "set it",
    source: "",
  },
});
const ROTATES = rule("KMS.4", { of: [KEY], holds: property("enableKeyRotation", is(true)) });
const VERSIONED = rule("S3.14", { of: [BUCKET], holds: companion(VERSIONING, "bucket") });
const WATCHED = rule("X.1", { stack: "regional", promised: "guardDuty", has: stackHas(KEY) });
const TERMS: Terms = { exceptions: [], levelOf: () => "mandatory", today: "2026-11-25" };
const plan = (resources: readonly PlannedResource[], promised: Plan["platform"]["promised"] = []): Plan => ({
  platform: {
    ...{ environment: "prod", account: "1", primary: "eu-west-1", tags: {} },
    promised,
  },
  stacks: [{ name: "prod-eu-west-1", kind: "regional", region: "eu-west-1" }],
  resources,
});
const verdicts = (one: Rule, resources: readonly PlannedResource[], terms = TERMS) =>
  assess(plan(resources), [one], terms).map(({ verdict }) => verdict);

describe("a rule on resources", () => {
  it.each([
    [{ enableKeyRotation: true }, "pass"],
    [{ enableKeyRotation: "true" }, "pass"],
    [{ enableKeyRotation: false }, "fail"],
    [{}, "fail"],
    [{ enableKeyRotation: UNKNOWN }, "not-decidable"],
  ] as const)("says of %j: %s", (inputs, verdict) => {
    expect(verdicts(ROTATES, [resource(KEY, "key", inputs)])).toEqual([verdict]);
  });

  it("does not apply where there is no such resource", () => {
    expect(assess(plan([]), [ROTATES], TERMS)).toEqual([
      { rule: ROTATES, level: "mandatory", verdict: "not-applicable" },
    ]);
  });

  it("names control, what is wanted and the remedy in one sentence", () => {
    const [first] = assess(plan([resource(KEY, "key", {})]), [ROTATES], TERMS);

    expect(first?.urn).toBe(urnOf(KEY, "key"));
    expect(first?.message).toBe("KMS.4: keys rotate; set it");
  });
});

describe("a rule on two resources", () => {
  const bucket = resource(BUCKET, "logs", { bucket: "prod-logs" });

  it.each([
    ["by name", resource(VERSIONING, "v", { bucket: "prod-logs" }), "pass"],
    ["by another name", resource(VERSIONING, "v", { bucket: "prod-storage" }), "fail"],
    ["by nothing that is known", resource(VERSIONING, "v", { bucket: UNKNOWN }), "not-decidable"],
    ["by what it is made of", resource(VERSIONING, "v", { bucket: UNKNOWN }, traced(bucket)), "pass"],
    ["by what others are made of", resource(VERSIONING, "v", { bucket: UNKNOWN }, traced()), "fail"],
  ])("finds the other one %s", (_, versioning, verdict) => {
    expect(verdicts(VERSIONED, [bucket, versioning])).toEqual([verdict]);
  });

  function traced(...to: readonly PlannedResource[]) {
    return { dependencies: { bucket: to.map(({ urn }) => urn) } };
  }
});

describe("a rule on stacks", () => {
  it("fails on the stack that lacks what is promised, and applies nowhere else", () => {
    const promised = assess(plan([], ["guardDuty"]), [WATCHED], TERMS);
    const not = assess(plan([]), [WATCHED], TERMS);

    expect(promised.map(({ verdict, urn }) => [verdict, urn])).toEqual([
      ["fail", "urn:pulumi:prod-eu-west-1::tapctl::pulumi:pulumi:Stack::tapctl-prod-eu-west-1"],
    ]);
    expect(not.map(({ verdict }) => verdict)).toEqual(["not-applicable"]);
  });
});

describe("exceptions and levels", () => {
  const excused = (more: object) => ({
    ...TERMS,
    exceptions: [
      { control: "KMS.4", type: KEY, name: /^key$/, reason: "Known", owner: "me", expires: "2026-11-25", ...more },
    ],
  });
  const bad = resource(KEY, "key", {});

  it.each([
    ["on its last day", {}, "exception"],
    ["of a component around the resource", { type: "tapctl:a:B" }, "exception"],
    ["for another control", { control: "KMS.5" }, "fail"],
    ["for another name", { name: /^other$/ }, "fail"],
    ["for a part", { part: "Sid" }, "fail"],
    ["that has expired", { expires: "2026-11-24" }, "fail"],
  ])("takes an exception %s", (_, more, verdict) => {
    expect(verdicts(ROTATES, [bad], excused(more))).toEqual([verdict]);
  });

  it("says that the exception has expired", () => {
    const [first] = assess(plan([bad]), [ROTATES], excused({ expires: "2026-01-01" }));

    expect(first?.message).toBe("KMS.4: keys rotate; set it; the exception for it expired on 2026-01-01");
  });

  it("does not ask a rule that is off", () => {
    expect(assess(plan([bad]), [ROTATES], { ...TERMS, levelOf: () => "off" })).toEqual([]);
  });
});
