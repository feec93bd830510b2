import type { AuditFormat, AuditReport } from "../../deployment/audit.js";
import type { Redactor } from "../../deployment/redact.js";
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

export function renderAudit(report: AuditReport, format: AuditFormat): string {
  return FORMATS[format](report);
}
