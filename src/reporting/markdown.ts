import { addCounts, NO_CHANGES, type ResourceChange } from "../deployment/changes.js";
import type { RunReport } from "../deployment/report.js";
import type { Failure, StackResult } from "../deployment/result.js";
import { DONE, isPreview, KINDS, ran, shownKinds, sortResults } from "./change-words.js";
import { durationOf, formatDuration } from "./duration.js";
import { escapeMarkdown } from "./escape-markdown.js";
import type { Tidy } from "./plain-text.js";
import { describeUrn, labelOf } from "./resource-name.js";

/** A comment on GitHub holds 65,536 characters. */
const LIMIT = 64_000;
/** Kept free for the lines that say what was left out, and for the last section. */
const RESERVE = 2_000;
const LONGEST_MESSAGE = 500;

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A comment or a step summary: under 64,000 characters, and the same for the same report. */
export function renderMarkdown(report: RunReport, tidy: Tidy = (text) => text): string {
  const show = (text: string): string => escapeMarkdown(clip(tidy(text)));
  const stacks = sortResults(report.stacks);
  const preview = isPreview(stacks);
  const sections: readonly Section[] = [
    { title: "", lines: heading(report, show) },
    { title: "", lines: overview(stacks, show) },
    { title: "Failures", lines: stacks.flatMap((result) => failures(result, show)) },
    { title: "Not run", lines: stacks.filter(isLeftOut).map((result) => leftOut(result, show)) },
    {
      title: preview ? "Would be lost: these hold data or protect" : "Lost: these held data or protected",
      lines: losses(stacks, show),
    },
    { title: "Changes", lines: stacks.flatMap((result) => changes(result, show)) },
  ];
  return `${fit(sections)}\n${details(report, show)}\n`;
}

function heading({ command, environment, exitStatus, error }: RunReport, show: Tidy): readonly string[] {
  const mark = exitStatus === 0 || exitStatus === 2 ? "✅" : "❌";
  const title = `## ${mark} tapctl ${show(command)}: ${show(environment)}`;
  return error === undefined ? [title] : [title, "", show(error)];
}

function overview(results: readonly StackResult[], show: Tidy): readonly string[] {
  if (results.length === 0) return ["No stack was planned."];
  const total = results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES);
  const kinds = shownKinds(total);
  const rows = results.map((result) => [
    show(result.label),
    result.verdict,
    durationText(result),
    ...kinds.map((kind) => (ran(result) ? String(result.counts[kind]) : "")),
    result.outputsChanged ? "changed" : "",
  ]);
  const sums = ["**total**", "", "", ...kinds.map((kind) => String(total[kind])), ""];
  const words = kinds.map((kind) => (isPreview(results) ? kind : DONE[kind]));
  const header = ["stack", "result", "duration", ...words, "outputs"];
  const rule = ["---", "---", "---:", ...kinds.map(() => "---:"), "---"];
  return [header, rule, ...rows, sums].map((cells) => `| ${cells.join(" | ")} |`);
}

function failures({ label, failures: found, reason, verdict }: StackResult, show: Tidy): readonly string[] {
  if (found.length > 0) return found.map((failure) => failureLine(failure, label, show));
  return verdict === "failed" ? [`- **${show(label)}**: ${show(reason ?? "Failed without a reason")}`] : [];
}

function failureLine(failure: Failure, label: string, show: Tidy): string {
  const { message, remedy } = failure;
  const todo = remedy === undefined ? "" : `. → ${show(remedy)}`;
  return `- **${show(where(failure, label))}**: ${show(message)}${todo}`;
}

function where({ urn }: Failure, label: string): string {
  return urn === undefined ? label : describeUrn(urn);
}

function isLeftOut({ verdict }: StackResult): boolean {
  return verdict === "skipped" || verdict === "cancelled" || verdict === "not-started";
}

function leftOut({ label, verdict, reason, causedBy = [] }: StackResult, show: Tidy): string {
  const because = reason ?? causedBy.map((stack) => `${labelOf(stack)} failed`).join(", ");
  return `- **${show(label)}** ${verdict}${because === "" ? "" : `: ${show(because)}`}`;
}

function losses(results: readonly StackResult[], show: Tidy): readonly string[] {
  const lost = ({ kind, sensitive }: ResourceChange): boolean => sensitive && (kind === "delete" || kind === "replace");
  return results.flatMap((result) => result.changes.filter(lost).map((change) => changeLine(change, show)));
}

function changes(result: StackResult, show: Tidy): readonly string[] {
  const changed = result.changes.filter(({ kind }) => kind !== "same");
  return [...changed]
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .map((change) => changeLine(change, show));
}

function changeLine({ kind, urn }: ResourceChange, show: Tidy): string {
  return `- ${kind} ${show(describeUrn(urn))}`;
}

function fit(sections: readonly Section[]): string {
  const out: string[] = [];
  let left = LIMIT - RESERVE;
  for (const { title, lines } of sections.filter((section) => section.lines.length > 0)) {
    const all = [...(title === "" ? [] : [`### ${title}`, ""]), ...lines];
    const ends = all.map((line) => (left -= line.length + 1));
    const fitting = ends.filter((end) => end >= 0).length;
    out.push(...all.slice(0, fitting));
    if (fitting < all.length) out.push("", `_${all.length - fitting} more lines are in the JSON report._`);
    out.push("");
  }
  return out.join("\n");
}

function details({ run, account, target, engineVersion, tapctlVersion }: RunReport, show: Tidy): string {
  const parts = [`run ${show(run)}`, `account ${show(account)}`, `target ${show(target)}`];
  return [...parts, `tapctl ${show(tapctlVersion)}`, `engine ${show(engineVersion)}`].join(" · ");
}

function durationText(result: StackResult): string {
  const duration = durationOf(result);
  return duration === undefined ? "" : formatDuration(duration);
}

function clip(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}
