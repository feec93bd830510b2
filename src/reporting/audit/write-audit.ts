import { extname } from "node:path";
import type { AuditFormat, AuditReport } from "../../deployment/audit.js";
import type { Redactor } from "../../deployment/redact.js";
import { TapStackError } from "../../errors.js";
import { createTidy } from "../plain-text.js";
import { safeJson } from "../safe-json.js";
import { auditPage } from "./html/page.js";
import { auditMarkdown } from "./markdown.js";
import { toSarif } from "./sarif.js";

const FORMATS: Readonly<Record<AuditFormat, (report: AuditReport) => string>> = {
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: auditMarkdown,
  sarif: (report) => `${JSON.stringify(toSarif(report), undefined, 2)}\n`,
  html: auditPage,
};

/** The same report with nothing secret in it, whatever a resource's name or a message held. */
export function tidyAudit(report: AuditReport, redact: Redactor): AuditReport {
  // What was a report of strings before is one afterwards.
  return JSON.parse(safeJson(report, createTidy(redact))) as AuditReport;
}

const EXTENSIONS: Readonly<Record<string, AuditFormat>> = {
  ".json": "json",
  ".md": "markdown",
  ".sarif": "sarif",
  ".html": "html",
};

/** What a file is to hold, by its name. */
export function formatOf(path: string): AuditFormat {
  const format = EXTENSIONS[extname(path).toLowerCase()];
  if (format === undefined) throw unknownFormat(path);
  return format;
}

function unknownFormat(path: string): TapStackError {
  const known = Object.keys(EXTENSIONS).join(", ");
  return new TapStackError("USAGE", `Cannot tell the audit's format from "${path}": known endings are ${known}`, {
    hint: "Name it with --format, or choose another name with --output",
  });
}

export function renderAudit(report: AuditReport, format: AuditFormat): string {
  return FORMATS[format](report);
}
