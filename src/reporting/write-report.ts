import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import type { Redactor } from "../deployment/redact.js";
import type { RunReport } from "../deployment/report.js";
import { TapStackError } from "../errors.js";
import { toCsv } from "./csv.js";
import { toJunit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { createTidy, type Tidy } from "./plain-text.js";
import { toJson } from "./to-json.js";

const FORMATS: Readonly<Record<string, (report: RunReport, tidy: Tidy) => string>> = {
  ".json": toJson,
  ".md": renderMarkdown,
  ".csv": toCsv,
  ".xml": toJunit,
};

/** Throws where `writeReport` would refuse the path, so that a run does not find out at its end. */
export function checkReportPath(path: string): void {
  formatOf(path);
}

/** Whole or not at all, readable by its owner only. */
export async function writeReport(report: RunReport, path: string, redact: Redactor): Promise<void> {
  const text = formatOf(path)(report, createTidy(redact));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text, { mode: 0o600, flag: "wx", flush: true });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw reportUnwritable(path, cause);
  }
}

function formatOf(path: string): (report: RunReport, tidy: Tidy) => string {
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw unsupportedReport(path);
  return format;
}

function unsupportedReport(path: string): TapStackError {
  const supported = Object.keys(FORMATS).join(", ");
  return new TapStackError("USAGE", `Cannot write a report to "${path}": supported file types are ${supported}`, {
    hint: "Choose another name, as in --report run.json or --report run.md",
  });
}

function reportUnwritable(path: string, cause: unknown): TapStackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TapStackError("STATE", `Cannot write the report to "${path}": ${reason}`, {
    hint: "Choose a path that you may write to with --report",
    cause,
  });
}
