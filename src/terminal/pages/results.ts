import type { Closing, Table } from "../../commands/terminal.js";
import { addCounts, NO_CHANGES } from "../../deployment/changes.js";
import type { Failure, StackResult } from "../../deployment/result.js";
import { DONE, describeCounts, shownKinds, sortResults } from "../../reporting/change-words.js";
import { durationOf, formatDuration } from "../../reporting/duration.js";
import { oneLine } from "../../reporting/plain-text.js";
import { describeUrn } from "../../reporting/resource-name.js";
import { reasonOf, VERDICTS } from "../progress/wording.js";
import { renderTable, tableWidth } from "../text/table.js";
import { hang } from "../text/width.js";
import type { Page } from "./page.js";

/** Every stack, its failures again, where to read on; what matters most is the last line. */
export function renderResults(results: readonly StackResult[], closing: Closing, page: Page): string {
  const sorted = sortResults(results);
  const sections = [
    sorted.length === 0 ? [] : [resultsTable(sorted, page)],
    sorted.flatMap((result) => describeFailures(result, page)),
    sorted.flatMap((result) => describeLeftOut(result, page)),
    [...pointer("Report", closing.report, page), ...pointer("Next", closing.next, page)],
    [verdict(sorted, closing, page)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
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
    rows: results.map((result) => [...firstCells(result), ...kinds.map((kind) => String(result.counts[kind]))]),
  };
}

function narrowTable(results: readonly StackResult[]): Table {
  const changes = ({ counts }: StackResult): string => describeCounts(counts, DONE);
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
  return failures.flatMap(({ urn, message }) => [
    ...hang(`${page.style.bad("✖")} `, urn === undefined ? result.label : describeUrn(urn), page.width),
    ...hang("    ", oneLine(message), page.width),
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

function verdict(results: readonly StackResult[], { exitStatus }: Closing, { style }: Page): string {
  const bad = results.filter(({ verdict: own }) => own !== "succeeded" && own !== "unchanged");
  const named = bad.map(({ label, verdict: own }) => `${label} ${VERDICTS[own]}`).join(", ");
  if (bad.length > 0) {
    return style.bad(
      `✖ ${results.length - bad.length} of ${results.length} stacks done: ${named} (exit ${exitStatus})`,
    );
  }
  if (exitStatus !== 0 && exitStatus !== 2) return style.bad(`✖ The run ended with exit ${exitStatus}`);
  const changed = describeCounts(results.map(({ counts }) => counts).reduce(addCounts, NO_CHANGES), DONE);
  const stacks = results.length === 1 ? "1 stack" : `${results.length} stacks`;
  return style.good(`✔ ${stacks} done: ${changed === "" ? "nothing changed" : changed}`);
}
