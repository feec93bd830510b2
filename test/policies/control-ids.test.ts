import { expect, it } from "vitest";
import { RULES } from "../../src/policies/catalogue.js";
import { CONTROL_IDS } from "../../src/policies/control-ids.js";

it("are those of the rules, each once", () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual([...CONTROL_IDS].sort());
  expect(new Set(CONTROL_IDS).size).toBe(CONTROL_IDS.length);
});

it.each(RULES.map((rule) => [rule.id, rule] as const))(
  "%s says what it wants in words that fit together",
  (_, rule) => {
    expect(rule.standards.length).toBeGreaterThan(0);
    expect(rule.title).not.toMatch(/[.;]$|should/);
    expect(rule.remedy).toMatch(/^[a-z]/);
    expect(rule.remedy).not.toMatch(/\.$/);
    expect(rule.protectsFrom).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  },
);
