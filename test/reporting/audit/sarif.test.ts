import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { renderAudit } from "../../../src/reporting/audit/write-audit.js";
import { AUDIT, BUCKET, KEY } from "../../support/sample-audit.js";
import { SARIF_SHAPE } from "../../support/sarif-shape.js";

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Readonly<Record<string, unknown>>[];
    },
  ];
}

const sarif = JSON.parse(renderAudit(AUDIT, "sarif")) as Sarif;

describe("SARIF", () => {
  it("has the shape that the standard gives it", () => {
    const ajv = new Ajv({ allErrors: true });
    const valid = ajv.validate(SARIF_SHAPE, sarif);

    expect(ajv.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it("knows every control as a rule, and points to it by its place", () => {
    const [{ tool, results }] = sarif.runs;

    expect(tool.driver.rules.map(({ id }) => id)).toEqual(AUDIT.controls.map(({ id }) => id));
    expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[Number(ruleIndex)]?.id === ruleId)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("tells what fails, what is open and what is excepted, and nothing of what passes", () => {
    const told = sarif.runs[0].results.map(({ ruleId, kind, level }) => [ruleId, kind, level]);

    expect(told).toEqual([
      ["KMS.4", "fail", "error"],
      ["TAP.1", "open", "none"],
      ["S3.9", "fail", "note"],
    ]);
  });

  it("places a result in the configuration, and names the resource", () => {
    expect(sarif.runs[0].results[0]?.["locations"]).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "config/prod.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: "tap-master-key", fullyQualifiedName: KEY, kind: "resource" }],
      },
    ]);
  });

  it("keeps an exception as suppressed, with reason, owner and end", () => {
    expect(sarif.runs[0].results[2]).toMatchObject({
      suppressions: [
        {
          ...{ kind: "external", status: "accepted" },
          justification: "It would never stop (platform-team, until 2027-11-30)",
        },
      ],
    });
  });

  it("gives a result the same fingerprint as long as control, resource and part are the same", () => {
    const prints = (text: string) =>
      (JSON.parse(text) as Sarif).runs[0].results.map((one) => one["partialFingerprints"]);
    const later = renderAudit({ ...AUDIT, auditedAt: "2027-01-01T00:00:00.000Z" }, "sarif");
    const elsewhere = renderAudit(JSON.parse(JSON.stringify(AUDIT).replaceAll(BUCKET, KEY)) as typeof AUDIT, "sarif");

    expect(prints(later)).toEqual(prints(JSON.stringify(sarif)));
    expect(prints(elsewhere)[1]).not.toEqual(prints(later)[1]);
  });
});
