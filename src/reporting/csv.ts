import type { RunReport } from "../deployment/report.js";
import type { Failure, StackResult } from "../deployment/result.js";
import { KINDS, sortResults } from "./change-words.js";
import { durationOf } from "./duration.js";
import { oneLine, type Tidy } from "./plain-text.js";
import { describeUrn } from "./resource-name.js";

const HEADER = [
  ...["run", "stack", "operation", "result", "started", "ended", "duration_ms"],
  ...KINDS,
  ...["outputs_changed", "retries", "reason", "failures"],
];

/** A row a stack, as https://www.rfc-editor.org/rfc/rfc4180 has it. */
export function toCsv(report: RunReport, tidy: Tidy = (text) => text): string {
  const rows = sortResults(report.stacks).map((result) => rowOf(report.run, result, tidy));
  return [HEADER, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function rowOf(run: string, result: StackResult, tidy: Tidy): readonly string[] {
  const { stack, operation, verdict, startedAt = "", endedAt = "", counts, outputsChanged, retries = 0 } = result;
  const kinds = KINDS.map((kind) => String(counts[kind]));
  const failures = result.failures.map((failure) => oneLine(tidy(failureText(failure)))).join("; ");
  const duration = durationOf(result);
  return [
    ...[run, stack, operation, verdict, startedAt, endedAt, duration === undefined ? "" : String(duration)],
    ...kinds,
    ...[String(outputsChanged), String(retries), oneLine(tidy(result.reason ?? "")), failures],
  ];
}

function failureText({ urn, message, remedy }: Failure): string {
  const where = urn === undefined ? "" : `${describeUrn(urn)}: `;
  return `${where}${message}${remedy === undefined ? "" : ` (${remedy})`}`;
}

/** A cell that begins like a formula is one to a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
