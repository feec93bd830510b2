import { describe, expect, it } from "vitest";
import { featuresOf } from "../../src/configuration/features.js";
import { assess } from "../../src/policies/assess.js";
import { RULES } from "../../src/policies/catalogue.js";
import { covers, hasExpired } from "../../src/policies/exception.js";
import { EXCEPTIONS } from "../../src/policies/exceptions.js";
import { assessPlan, type GateTerms } from "../../src/policies/gate.js";
import type { Assessment } from "../../src/policies/rule.js";
import { TAGGED } from "../../src/policies/rules/own/tags.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { FULL } from "../support/full-settings.js";
import { planOf } from "../support/planned.js";
import { PROD } from "../support/settings.js";

const TODAY = new Date().toISOString().slice(0, 10);
const TERMS: GateTerms = { levelOf: () => "mandatory", today: TODAY };
const FULL_PLAN = await planOf(FULL);
const FIRST_PREVIEW = await planOf(FULL, true);
const DEPLOYED = assessPlan(FULL_PLAN, TERMS);
const PREVIEWED = assessPlan(FIRST_PREVIEW, TERMS);

function of(verdict: Assessment["verdict"], assessments: readonly Assessment[]) {
  return assessments.filter((one) => one.verdict === verdict).map(({ rule, urn, part }) => [rule.id, urn, part]);
}

describe("production with everything on", () => {
  it("fails no control", () => {
    expect(of("fail", DEPLOYED)).toEqual([]);
    expect(of("fail", PREVIEWED)).toEqual([]);
  });

  it("leaves nothing undecided once it is deployed", () => {
    expect(of("not-decidable", DEPLOYED)).toEqual([]);
  });

  it("cannot decide before the first deployment only what AWS will say", () => {
    expect([...new Set(of("not-decidable", PREVIEWED).map(([id]) => id))].sort()).toEqual(UNDECIDED_AT_FIRST);
  });

  it("is looked at by every control but those for what tapctl never makes", () => {
    const idle = of("not-applicable", DEPLOYED).map(([id]) => id);

    expect(idle).toEqual(["TAP.15"]);
  });

  it("needs every exception, and none has expired", () => {
    const bare = assess(FULL_PLAN, RULES, { ...TERMS, exceptions: [] }).filter(({ verdict }) => verdict === "fail");

    const unneeded = EXCEPTIONS.filter(
      (one) => !bare.some(({ rule, urn = "", part }) => covers(one, rule.id, urn, part)),
    );
    expect(unneeded).toEqual([]);
    expect(EXCEPTIONS.filter((one) => hasExpired(one, TODAY))).toEqual([]);
  });

  it("has tags on exactly the types that the rule on tags looks at", () => {
    const tagged = new Set(FULL_PLAN.resources.filter(({ inputs }) => "tags" in inputs).map(({ type }) => type));

    expect([...tagged].sort()).toEqual([...TAGGED].sort());
  });

  it("is judged stack by stack as it is as a whole, but for what one stack cannot know of another", () => {
    const apart = FIRST_PREVIEW.stacks.flatMap((stack) => {
      const resources = FIRST_PREVIEW.resources.filter(({ urn }) => urn.startsWith(`urn:pulumi:${stack.name}::`));
      return assessPlan({ ...FIRST_PREVIEW, stacks: [stack], resources }, TERMS);
    });

    expect(of("fail", apart)).toEqual([]);
  });
});

describe("smaller presets", () => {
  const lifecycle = { protect: false, retainData: false, retainKeys: false, forceDestroy: true };
  const small: PlatformSettings = {
    ...{ ...PROD, lifecycle, features: featuresOf({ preset: "small" }) },
    ...{ trail: { enabled: false, insights: false }, replication: { mode: "off" } },
    ...{ tls: { ...PROD.tls, mode: "none" }, network: { ...PROD.network, interfaceEndpoints: [] } },
    baseline: { region: "skip", account: "skip", imports: {} },
  };
  const emulator: PlatformSettings = { ...PROD, lifecycle, features: featuresOf({ preset: "emulator" }) };

  it.each([
    ["small", small, ["GuardDuty.1", "ELB.1", "RDS.3", "CloudTrail.1", "S3.7", "IAM.7", "EC2.10"]],
    ["emulator", emulator, ["RDS.3", "DynamoDB.2", "TAP.19", "IAM.28", "EC2.182"]],
  ] as const)("%s fails no control: what is off does not apply", async (_, settings, off) => {
    const assessments = assessPlan(await planOf(settings), TERMS);

    expect(of("fail", assessments)).toEqual([]);
    const idle = of("not-applicable", assessments).map(([id]) => id);
    expect(off.filter((id) => !idle.includes(id))).toEqual([]);
  });
});

const UNDECIDED_AT_FIRST = ["EC2.21", "S3.5", "TAP.1", "TAP.13", "TAP.2", "TAP.3", "TAP.4", "TAP.5", "TAP.6"];
