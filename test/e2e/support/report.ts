import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { RunReport } from "../../../src/deployment/report.js";
import type { StackResult } from "../../../src/deployment/result.js";
import type { Place } from "./place.js";
import { tapctl, type Ended, type Variables } from "./tapctl.js";

export type { RunReport, StackResult };

const SCHEMA = new URL("../../../docs/run-report.schema.json", import.meta.url);

let compiled: Promise<ValidateFunction> | undefined;

/** Runs a command to its end, and reads the report that it wrote. */
export async function reported(
  place: Place,
  args: readonly string[],
  variables: Variables = {},
): Promise<{ readonly ended: Ended; readonly report: RunReport }> {
  const path = reportPath(place);
  const ended = await tapctl(place, [...args, "--report", path], variables);
  return { ended, report: await readReport(path) };
}

export function reportPath({ temporary }: Place): string {
  return join(temporary, "..", `${randomUUID()}.json`);
}

/** Every report that a test reads is as docs/run-report.schema.json says. */
export async function readReport(path: string): Promise<RunReport> {
  const report = JSON.parse(await readFile(path, "utf8")) as RunReport;
  const validate = await (compiled ??= compileSchema());
  validate(report);
  expect(validate.errors ?? []).toEqual([]);
  return report;
}

async function compileSchema(): Promise<ValidateFunction> {
  const schema = JSON.parse(await readFile(SCHEMA, "utf8")) as object;
  return new Ajv2020({ allErrors: true, validateFormats: false }).compile(schema);
}

/** What became of each stack, by label. */
export function verdicts({ stacks }: RunReport): Readonly<Record<string, string>> {
  return Object.fromEntries(stacks.map(({ label, verdict }) => [label, verdict]));
}

export function stackOf({ stacks }: Pick<RunReport, "stacks">, label: string): StackResult {
  const found = stacks.find((stack) => stack.label === label);
  if (found === undefined) throw new Error(`The report has no stack ${label}`);
  return found;
}

/** Only the kinds of change that there are. */
export function changesOf({ counts }: StackResult): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
