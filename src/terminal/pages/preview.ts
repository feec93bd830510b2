import type { Table } from "../../commands/terminal.js";
import { addCounts, NO_CHANGES, operations, type ChangeCounts, type ResourceChange } from "../../deployment/changes.js";
import type { Plan } from "../../deployment/plan.js";
import type { StackResult } from "../../deployment/result.js";
import type { Step } from "../../deployment/stack.js";
import { describeCounts, shownKinds, sortResults } from "../../reporting/change-words.js";
import { describeUrn } from "../../reporting/resource-name.js";
import { reasonOf } from "../progress/wording.js";
import { renderTable } from "../text/table.js";
import { hang } from "../text/width.js";
import { describeChanges } from "./changes.js";
import type { Page } from "./page.js";
import { describeValues } from "./values.js";

/** What would happen to every stack, what would be lost, what is known and what is not; the sum is the last line. */
export function renderPreview(plan: Plan, results: readonly StackResult[], page: Page): string {
  const found = new Map(results.map((result) => [result.stack, result]));
  const planned = plan.steps.flatMap(({ stack }) => found.get(stack) ?? []);
  const sections = [
    [previewTable(plan.steps, found, page)],
    losses(planned, page),
    page.verbose ? planned.flatMap((result) => describeChanges(result, page)) : [],
    planned.flatMap((result) => describeValues(result, page)),
    [verdict(plan.steps, found, page)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

type Found = ReadonlyMap<string, StackResult>;

function previewTable(steps: readonly Step[], found: Found, { width, style }: Page): string {
  const total = totalOf(steps, found);
  const kinds = shownKinds(total);
  const rows = steps.map((step) =>
    previewRow(step, found.get(step.stack), (counts) => kinds.map((kind) => String(counts[kind]))),
  );
  const table: Table = {
    columns: [
      { title: "stack" },
      ...kinds.map((title) => ({ title, align: "right" as const })),
      ...(rows.some((row) => row.length === kinds.length + 2) ? [{ title: "" }] : []),
    ],
    rows: [...rows, ["total", ...kinds.map((kind) => String(total[kind]))]],
  };
  return renderTable(pad(table), width, (text, row) => {
    if (row === -1) return style.dim(text);
    if (row === rows.length) return style.strong(text);
    const step = steps[row];
    const result = step === undefined ? undefined : found.get(step.stack);
    return result?.verdict === "failed" ? style.bad(text) : text;
  });
}

function previewRow(
  { label, stack }: Step,
  result: StackResult | undefined,
  count: (counts: ChangeCounts) => readonly string[],
): readonly string[] {
  if (result === undefined) return [label, `not previewed: ${stack} was not reached`];
  const reason = reasonOf(result);
  switch (result.verdict) {
    case "failed":
      return [label, `failed: ${reason ?? "no reason is known"}`];
    case "skipped":
    case "not-started":
      return [label, `not previewed: ${reason ?? "no reason is known"}`];
    case "cancelled":
      return [label, `not previewed: ${reason ?? "cancelled"}`];
    case "succeeded":
    case "unchanged":
      return [label, ...count(result.counts), ...(result.outputsChanged ? ["outputs change"] : [])];
  }
}

/** Rows of counts get the empty last cell that a note of another row asks for; rows of two cells span. */
function pad({ columns, rows }: Table): Table {
  const short = columns.length - 1;
  return { columns, rows: rows.map((row) => (row.length === short && short > 2 ? [...row, ""] : row)) };
}

function losses(results: readonly StackResult[], { style, width }: Page): readonly string[] {
  const lost = ({ sensitive, kind }: ResourceChange): boolean => sensitive && (kind === "delete" || kind === "replace");
  const lines = results.flatMap(({ changes }) =>
    changes.filter(lost).flatMap(({ kind, urn }) => hang(`  ${kind.padEnd(9)}`, describeUrn(urn), width)),
  );
  return lines.length === 0 ? [] : [style.bad(style.strong("Holds data or protects, and would be lost")), ...lines];
}

function verdict(steps: readonly Step[], found: Found, { style }: Page): string {
  const open = steps.filter(({ stack }) => !isPreviewed(found.get(stack))).map(({ label }) => label);
  if (open.length > 0) return style.bad(`No preview of ${open.join(", ")}: nothing can be approved`);
  const total = totalOf(steps, found);
  const outputs = sortResults([...found.values()].filter(({ outputsChanged }) => outputsChanged)).map(
    ({ label }) => label,
  );
  const change = outputs.length === 0 ? "" : `outputs of ${outputs.join(", ")} change`;
  if (operations(total) > 0) return style.strong(`Plan: ${describeCounts(total, TO_DO)}, ${total.same} the same`);
  return change === ""
    ? style.good(`Nothing to do: ${total.same} resources are as planned`)
    : style.strong(`Plan: ${change}`);
}

const TO_DO = {
  create: "to create",
  update: "to update",
  replace: "to replace",
  delete: "to delete",
  import: "to import",
  refresh: "to refresh",
  retain: "to retain",
  same: "the same",
};

function totalOf(steps: readonly Step[], found: Found): ChangeCounts {
  const results = steps.flatMap(({ stack }) => found.get(stack) ?? []).filter(isPreviewed);
  return results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES);
}

function isPreviewed(result: StackResult | undefined): result is StackResult {
  return result?.verdict === "succeeded" || result?.verdict === "unchanged";
}
