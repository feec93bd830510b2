import { describe, expect, it } from "vitest";
import { assessPlan, type GateTerms } from "../../src/policies/gate.js";
import { FULL } from "../support/full-settings.js";
import { planOf } from "../support/planned.js";

const terms: GateTerms = { levelOf: () => "mandatory", today: new Date().toISOString().slice(0, 10) };

describe("production with everything on", async () => {
  const deployed = assessPlan(await planOf(FULL), terms);
  const previewed = assessPlan(await planOf(FULL, true), terms);

  it.each([
    ["as it is deployed", deployed],
    ["as it is previewed", previewed],
  ])("fails no control, %s", (_, assessments) => {
    expect(assessments.filter(({ verdict }) => verdict === "fail").map(({ urn, message }) => [urn, message])).toEqual(
      [],
    );
  });
});
