import type { RunReport } from "../deployment/report.js";
import type { StackResult } from "../deployment/result.js";
import { durationOf } from "./duration.js";
import type { Tidy } from "./plain-text.js";
import { safeJson } from "./safe-json.js";

/** What docs/run-report.schema.json describes: the report, and how long each stack took. */
export function toJson(report: RunReport, tidy: Tidy = (text) => text): string {
  const stacks = report.stacks.map(withDuration);
  return `${safeJson({ ...report, stacks, previews: report.previews.map(withDuration) }, tidy, 2)}\n`;
}

function withDuration(result: StackResult): StackResult & { readonly durationMs?: number } {
  const durationMs = durationOf(result);
  return durationMs === undefined ? result : { ...result, durationMs };
}
