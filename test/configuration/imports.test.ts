import { describe, expect, it } from "vitest";
import { edited, lineOf, load, refusal } from "./project.js";

const ID = "0123456789abcdef0123456789abcdef";
const PROVIDER = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const baseline = (block: string) => edited("  region: manage\n  account: manage\n", block);
const importing = (imports: string) => baseline(`  region: import\n  account: manage\n  imports: ${imports}\n`);
const complaints = async (text: string) => (await refusal(load(text))).problems;

describe("V12", () => {
  it("takes what is there by its id, and owns the region like one that manages it", async () => {
    const environment = await load(importing(`{ us-east-1: { detector: ${ID}, osMetrics: true } }`));

    expect(environment.baseline).toEqual({
      region: "manage",
      account: "manage",
      imports: { "us-east-1": { detector: ID, osMetrics: true } },
    });
    expect(environment.rendered.baseline.region).toBe("import");
  });

  it("asks for an id where nothing is named, in the line that says import", async () => {
    const text = baseline("  region: import\n  account: import\n");

    expect(await complaints(text)).toEqual([
      {
        rule: "V12",
        severity: "critical",
        message: 'baseline.region is "import", but baseline.imports names nothing of it: wanted at least one id',
        hint: "Write under imports us-east-1: { detector: <id> }, which you find with: aws guardduty list-detectors --region us-east-1; or write region: manage where there is nothing yet",
        file: "config/prod.yaml",
        line: lineOf(text, "  region: import\n  account"),
      },
      {
        rule: "V12",
        severity: "critical",
        message: 'baseline.account is "import", but baseline.imports names nothing of it: wanted at least one id',
        hint: "Write under imports global: { ciProvider: <arn> }, which you find with: aws iam list-open-id-connect-providers; or write account: manage where there is nothing yet",
        file: "config/prod.yaml",
        line: lineOf(text, "  account: import"),
      },
    ]);
  });

  it.each([
    [
      `{ us-west-2: { detector: ${ID} }, us-east-9: { detector: ${ID} } }`,
      'baseline.imports has "us-east-9", which is not configured: wanted us-east-1, us-west-2, ap-south-1 or global',
      "Write us-east-1, or remove it",
    ],
    [
      `{ us-east-1: { detector: ${ID}, detectr: ${ID} } }`,
      'baseline.imports.us-east-1 has no key "detectr": did you mean "detector"?',
      'Write "detector"',
    ],
    [
      "{ us-east-1: { detector: main } }",
      'baseline.imports.us-east-1.detector is "main": wanted a detector\'s id, 32 hexadecimal digits',
      "Write a detector's id, 32 hexadecimal digits",
    ],
    [
      `{ us-east-1: { detector: ${ID} }, global: { analyzer: mine } }`,
      "baseline.imports.global.analyzer is in the wrong place: every region has one of its own",
      "Move it under the region that it is in",
    ],
    [
      `{ us-east-1: { detector: ${ID} }, global: { ciProvider: "${PROVIDER}" } }`,
      'baseline.imports.global.ciProvider is set, but baseline.account is "manage": wanted "import"',
      "Write account: import, or remove the line",
    ],
  ])("refuses %s", async (imports, message, hint) => {
    const problems = await complaints(importing(imports));

    expect(problems.map((one) => [one.rule, one.message, one.hint])).toEqual([["V12", message, hint]]);
  });

  it.each([
    [
      edited("preset: prod", "preset: prod\n  guardDuty: false", importing(`{ us-east-1: { detector: ${ID} } }`)),
      "baseline.imports.us-east-1.detector is set, but features.guardDuty is off: nothing would take it over",
    ],
    [
      baseline(`  region: manage\n  account: import\n  imports: { global: { ciProvider: "${PROVIDER}" } }\n`),
      "baseline.imports.global.ciProvider is set, but ci.manageRole is off: nothing would take it over",
    ],
    [
      baseline(`  region: manage\n  account: manage\n  imports: { us-east-1: { securityHub: true } }\n`),
      'baseline.imports.us-east-1.securityHub is set, but baseline.region is "manage": wanted "import"',
    ],
  ])("refuses to import what would not be made", async (text, message) => {
    expect((await complaints(text)).map((one) => one.message)).toEqual([message]);
  });
});
