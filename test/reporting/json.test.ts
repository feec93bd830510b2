import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { RunReport } from "../../src/deployment/report.js";
import { runReportSchemaText, type DescribedReport } from "../../src/reporting/run-report-schema.js";
import { toJson } from "../../src/reporting/to-json.js";
import { FAILED_PREVIEW, report, result } from "./sample-run.js";

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(runReportSchemaText()) as object,
);

const SAMPLES: readonly (readonly [string, RunReport])[] = [
  ["a failed run", report()],
  ["a failed preview", report({ stacks: FAILED_PREVIEW, previews: FAILED_PREVIEW, exitStatus: 0 })],
  ["an interrupted run", report({ signal: "SIGTERM", exitStatus: 143 })],
  ["a run that never planned", report({ stacks: [], previews: [], error: "No session" })],
];

describe("a report in JSON", () => {
  it.each(SAMPLES)("of %s is what the schema describes", (_name, sample) => {
    expect(validate(JSON.parse(toJson(sample))) ? [] : validate.errors).toEqual([]);
  });

  it.each<[string, object]>([
    ["another version", { schemaVersion: 2 }],
    ["an unknown property", { more: 1 }],
    ["an unknown verdict", { stacks: [{ ...result("us-east-1"), verdict: "done" }] }],
    ["a stack without counts", { stacks: [{ ...result("us-east-1"), counts: {} }] }],
    ["a stack without a hyphen", { stacks: [{ ...result("us-east-1"), stack: "prod" }] }],
  ])("is refused by the schema with %s", (_name, rest) => {
    expect(validate({ ...report(), ...rest })).toBe(false);
  });

  it("is the report itself, with durations and without secrets", () => {
    const sample = report({ stacks: [result("us-east-1", { outputs: { password: { $secret: "hunter2hunter2" } } })] });

    const parsed: unknown = JSON.parse(toJson(sample));

    expect(parsed).toMatchObject({
      run: sample.run,
      stacks: [{ durationMs: 83_000, outputs: { password: "[secret]" } }],
    });
  });

  it("has a schema that is published, and describes all that a report may hold", async () => {
    // The compiler compares the types.
    expectTypeOf<RunReport>().toExtend<DescribedReport>();

    await expect(runReportSchemaText()).toMatchFileSnapshot("../../docs/run-report.schema.json");
  });
});
