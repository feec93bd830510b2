import type { AuditedControl, AuditReport, Evidence } from "../../deployment/audit.js";
import { escapeMarkdown } from "../escape-markdown.js";
import { describeUrn } from "../resource-name.js";
import { countVerdicts, subjectWords, VERDICT_WORDS, VERDICTS } from "./words.js";

/** A document for people: the counts, every control, and what does not pass. */
export function auditMarkdown(report: AuditReport): string {
  const { controls } = report;
  const sections = [
    heading(report),
    counts(report),
    section("Failures", controls, "fail"),
    section("Not decidable yet", controls, "not-decidable"),
    section("Exceptions", controls, "exception"),
    ["## Controls", "", ...table(["control", "severity", "verdict", "resources", "what it wants"], controls.map(row))],
  ];
  return `${sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function heading(report: AuditReport): readonly string[] {
  const { environment, account, target, file, auditedAt, tapctlVersion, stacks } = report;
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const facts = [
    `account ${account}`,
    `target ${target}`,
    `configuration ${file}`,
    `${stacks.length} stacks with ${resources} resources`,
    auditedAt,
    `tapctl ${tapctlVersion}`,
  ];
  const title = `# Audit of ${escapeMarkdown(environment)}: ${subjectWords(report)}`;
  return [title, "", facts.map(escapeMarkdown).join(" · ")];
}

function counts(report: AuditReport): readonly string[] {
  const counted = countVerdicts(report);
  const words = VERDICTS.map((verdict) => VERDICT_WORDS[verdict]);
  return table(words, [VERDICTS.map((verdict) => String(counted[verdict]))]);
}

function section(title: string, controls: readonly AuditedControl[], verdict: Evidence["verdict"]): readonly string[] {
  const lines = controls.flatMap((control) =>
    control.evidence
      .filter((one) => one.verdict === verdict)
      .map((one) => `- **${escapeMarkdown(control.id)}** ${escapeMarkdown(describeUrn(one.urn))}${said(one)}`),
  );
  return lines.length === 0 ? [] : [`## ${title}`, "", ...lines];
}

function said({ message, owner, expires }: Evidence): string {
  const excused = owner === undefined ? "" : ` (${owner}, until ${expires ?? "further notice"})`;
  return message === undefined ? "" : `: ${escapeMarkdown(`${message}${excused}`)}`;
}

function row({ id, severity, verdict, evidence, title, source }: AuditedControl): readonly string[] {
  const link = `[${escapeMarkdown(id)}](${encodeURI(source).replaceAll(")", "%29")})`;
  return [link, severity, VERDICT_WORDS[verdict], String(evidence.length), escapeMarkdown(title)];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
