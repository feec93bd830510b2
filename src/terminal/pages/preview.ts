import type { Table } from "../../commands/terminal.js";
import { addCounts, NO_CHANGES, operations, type ChangeCounts, type ResourceChange } from "../../deployment/changes.js";
import type { Plan } from "../../deployment/plan.js";
import type { StackResult } from "../../deployment/result.js";
import type { Step } from "../../deployment/stack.js";
import { describeCounts, shownKinds, TO_DO } from "../../reporting/change-words.js";
import { describeUrn } from "../../reporting/resource-name.js";
import { reasonOf } from "../progress/wording.js";
import { renderTable } from "../text/table.js";
import { hang } from "../text/width.js";
import { describeChanges } from "./changes.js";
import { layOut, titled, type Page } from "./page.js";
import { describeOutputs, describeWaiting } from "./values.js";

type Found = ReadonlyMap<string, StackResult>;

/** Details first, then what a question is answered by: every stack in one table, what would be lost, the sum. */
export function renderPreview({ steps }: Plan, results: readonly StackResult[], page: Page): string {
  const found = new Map(results.map((result) => [result.stack, result]));
  const planned = steps.flatMap(({ stack }) => found.get(stack) ?? []);
  return layOut([
    ...(page.detail === "full" ? planned.map((result) => describeChanges(result, page)) : []),
    ...planned.map((result) => describeOutputs(result, page)),
    ...planned.map((result) => describeWaiting(result, page)),
    [previewTable(steps, found, page)],
    describeLosses(planned, page),
    describeVerdict(steps, found, page),
  ]);
}

function previewTable(steps: readonly Step[], found: Found, { width, style }: Page): string {
  const total = totalOf(steps, found);
  const kinds = shownKinds(total);
  const cells = (counts: ChangeCounts): readonly string[] => kinds.map((kind) => String(counts[kind]));
  const marked = steps.some(({ stack }) => changesOutputsOnly(found.get(stack)));
  const table: Table = {
    columns: [
      { title: "stack" },
      ...kinds.map((title) => ({ title, align: "right" as const })),
      ...(marked ? [{ title: "outputs" }] : []),
    ],
    rows: [
      ...steps.map((step) => {
        const result = found.get(step.stack);
        if (!isPreviewed(result)) return [step.label, describeGap(result)];
        const mark = changesOutputsOnly(result) ? "change" : "";
        return [step.label, ...cells(result.counts), ...(marked ? [mark] : [])];
      }),
      ["total", ...cells(total), ...(marked ? [""] : [])],
    ],
  };
  return renderTable(table, width, (text, row) => {
    if (row === -1) return style.dim(text);
    const step = steps[row];
    if (step === undefined) return style.strong(text);
    return found.get(step.stack)?.verdict === "failed" ? style.bad(text) : text;
  });
}

/** Why a row has no numbers. */
function describeGap(result: StackResult | undefined): string {
  if (result === undefined) return "not previewed";
  const reason = reasonOf(result);
  const what = result.verdict === "failed" ? "failed" : "not previewed";
  return reason === undefined ? what : `${what}: ${reason}`;
}

function describeLosses(results: readonly StackResult[], page: Page): readonly string[] {
  const lost = ({ sensitive, kind }: ResourceChange): boolean => sensitive && (kind === "delete" || kind === "replace");
  const lines = results.flatMap(({ changes }) =>
    changes.filter(lost).flatMap(({ kind, urn }) => hang(`  ${kind.padEnd(9)}`, describeUrn(urn), page.width)),
  );
  return titled(page.style.bad("Would be lost: these hold data or protect"), lines, page);
}

function describeVerdict(steps: readonly Step[], found: Found, { style, width }: Page): readonly string[] {
  const open = steps.filter(({ stack }) => !isPreviewed(found.get(stack))).map(({ label }) => label);
  if (open.length > 0) return paint(style.bad, `✖ No preview of ${open.join(", ")}: nothing can be approved`, width);
  const total = totalOf(steps, found);
  const outputs = steps.filter(({ stack }) => found.get(stack)?.outputsChanged === true).map(({ label }) => label);
  const same = total.same === 0 ? "" : `, ${total.same} the same`;
  if (operations(total) > 0) return paint(style.strong, `Plan: ${describeCounts(total, TO_DO)}${same}`, width);
  if (outputs.length > 0) return paint(style.strong, `Plan: only outputs change, of ${outputs.join(", ")}`, width);
  return paint(
    style.good,
    `✔ Nothing to do${total.same === 0 ? "" : `: ${total.same} resources are as planned`}`,
    width,
  );
}

function paint(color: (text: string) => string, text: string, width: number): readonly string[] {
  return hang("", text, width, 2).map(color);
}

function totalOf(steps: readonly Step[], found: Found): ChangeCounts {
  const results = steps.flatMap(({ stack }) => found.get(stack) ?? []).filter(isPreviewed);
  return results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES);
}

function isPreviewed(result: StackResult | undefined): result is StackResult {
  return result?.verdict === "succeeded" || result?.verdict === "unchanged";
}

function changesOutputsOnly(result: StackResult | undefined): boolean {
  return isPreviewed(result) && result.outputsChanged && operations(result.counts) === 0;
}
