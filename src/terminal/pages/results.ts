import type { Closing, Table } from "../../commands/terminal.js";
import { addCounts, NO_CHANGES } from "../../deployment/changes.js";
import { EXIT_STATUS } from "../../errors.js";
import type { Failure, StackResult } from "../../deployment/result.js";
import { DONE, describeCounts, ran, shownKinds, sortResults, wordsFor } from "../../reporting/change-words.js";
import { durationOf, formatDuration } from "../../reporting/duration.js";
import { oneLine } from "../../reporting/plain-text.js";
import { describeUrn } from "../../reporting/resource-name.js";
import { reasonOf, VERDICTS } from "../progress/wording.js";
import { renderTable, tableWidth } from "../text/table.js";
import { hang } from "../text/width.js";
import { layOut, type Page } from "./page.js";

/** Every stack, its failures again, where to read on; what matters most is the last line. */
export function renderResults(results: readonly StackResult[], closing: Closing, page: Page): string {
  const sorted = sortResults(results);
  return layOut([
    sorted.length === 0 ? [] : [resultsTable(sorted, page)],
    sorted.flatMap((result) => describeFailures(result, page)),
    sorted.flatMap((result) => describeLeftOut(result, page)),
    [...pointer("Report", closing.report, page), ...pointer("Next", closing.next, page)],
    describeVerdict(sorted, closing, page),
  ]);
}

function resultsTable(results: readonly StackResult[], page: Page): string {
  const wide = wideTable(results);
  const table = tableWidth(wide) <= page.width ? wide : narrowTable(results);
  return renderTable(table, page.width, (text, row, column) => {
    if (row === -1) return page.style.dim(text);
    return column === 1 ? paintVerdict(text, results[row], page) : text;
  });
}

function wideTable(results: readonly StackResult[]): Table {
  const kinds = shownKinds(results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES));
  return {
    columns: [...FIRST_COLUMNS, ...kinds.map((kind) => ({ title: DONE[kind], align: "right" as const }))],
    rows: results.map((result) => [
      ...firstCells(result),
      ...kinds.map((kind) => (ran(result) ? String(result.counts[kind]) : "")),
    ]),
  };
}

function narrowTable(results: readonly StackResult[]): Table {
  const changes = ({ counts }: StackResult): string => describeCounts(counts, wordsFor(results));
  return {
    columns: [...FIRST_COLUMNS, { title: "changes" }],
    rows: results.map((result) => [...firstCells(result), changes(result)]),
  };
}

const FIRST_COLUMNS = [{ title: "stack" }, { title: "result" }, { title: "duration", align: "right" }] as const;

function firstCells(result: StackResult): readonly string[] {
  const duration = durationOf(result);
  return [result.label, VERDICTS[result.verdict], duration === undefined ? "" : formatDuration(duration)];
}

function paintVerdict(text: string, result: StackResult | undefined, { style }: Page): string {
  if (result === undefined) return text;
  if (result.verdict === "failed") return style.bad(text);
  return result.verdict === "succeeded" || result.verdict === "unchanged" ? style.good(text) : style.warn(text);
}

function describeFailures(result: StackResult, page: Page): readonly string[] {
  if (result.verdict !== "failed" && result.failures.length === 0) return [];
  const failures: readonly Failure[] =
    result.failures.length > 0 ? result.failures : [{ message: reasonOf(result) ?? "No reason is known" }];
  return failures.flatMap(({ urn, message, remedy }) => [
    ...hang(`${page.style.bad("✖")} `, urn === undefined ? result.label : describeUrn(urn), page.width),
    ...hang("    ", oneLine(message), page.width),
    ...(remedy === undefined ? [] : hang(`    ${page.style.accent("→")} `, oneLine(remedy), page.width)),
  ]);
}

function describeLeftOut(result: StackResult, page: Page): readonly string[] {
  if (result.verdict === "failed") return [];
  const reason = reasonOf(result);
  if (reason === undefined) return [];
  return hang(`${page.style.warn("–")} `, `${result.label} ${VERDICTS[result.verdict]}: ${reason}`, page.width);
}

function pointer(title: string, text: string | undefined, { style }: Page): readonly string[] {
  return text === undefined ? [] : [`${title.padEnd(6)}  ${style.accent(text)}`];
}

function describeVerdict(results: readonly StackResult[], { exitStatus }: Closing, page: Page): readonly string[] {
  const bad = results.filter(({ verdict }) => verdict !== "succeeded" && verdict !== "unchanged");
  const good = bad.length === 0 && (exitStatus === 0 || exitStatus === EXIT_STATUS.DRIFT_FOUND);
  const text = good ? describeSuccess(results) : describeTrouble(bad, results.length, exitStatus);
  const color = good ? page.style.good : page.style.bad;
  return hang(`${good ? "✔" : "✖"} `, text, page.width).map(color);
}

function describeSuccess(results: readonly StackResult[]): string {
  const changed = describeCounts(results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES), wordsFor(results));
  return `${countStacks(results.length)} done: ${changed === "" ? "nothing changed" : changed}`;
}

function describeTrouble(bad: readonly StackResult[], all: number, exitStatus: number): string {
  if (bad.length === 0) return `The run ended with exit status ${exitStatus}`;
  const named = bad.map(({ label, verdict }) => `${label} ${VERDICTS[verdict]}`).join(", ");
  return `${all - bad.length} of ${countStacks(all)} done: ${named} (exit status ${exitStatus})`;
}

function countStacks(count: number): string {
  return count === 1 ? "1 stack" : `${count} stacks`;
}
