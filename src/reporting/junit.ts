import type { RunReport } from "../deployment/report.js";
import type { Failure, StackResult } from "../deployment/result.js";
import { sortResults } from "./change-words.js";
import { durationOf } from "./duration.js";
import { oneLine, type Tidy } from "./plain-text.js";
import { describeUrn, labelOf } from "./resource-name.js";

/** A test case a stack, in the form that CI systems read: https://github.com/testmoapp/junitxml */
export function toJunit(report: RunReport, tidy: Tidy = (text) => text): string {
  const { command, environment, startedAt, endedAt, error } = report;
  const show = (text: string): string => escapeXml(oneLine(tidy(text)));
  const results = sortResults(report.stacks);
  const cases = results.flatMap((result) => testCase(result, `tapctl.${show(environment)}`, show));
  const broken = error === undefined || results.some(({ verdict }) => verdict === "failed") ? [] : [error];
  const own = broken.map(
    (why) =>
      `    <testcase name="run" classname="tapctl.${show(environment)}"><error message="${show(why)}"/></testcase>`,
  );
  const count = (verdicts: readonly string[]): number =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const totals = [
    `tests="${results.length + own.length}"`,
    `failures="${count(["failed"])}"`,
    `errors="${count(["cancelled"]) + own.length}"`,
    `skipped="${count(["skipped", "not-started"])}"`,
    `time="${seconds(Date.parse(endedAt) - Date.parse(startedAt))}"`,
  ].join(" ");
  const name = `tapctl ${show(command)} ${show(environment)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}" ${totals}>`,
    `  <testsuite name="${name}" ${totals} timestamp="${show(startedAt)}">`,
    ...cases,
    ...own,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(result: StackResult, className: string, show: Tidy): readonly string[] {
  const time = seconds(durationOf(result) ?? 0);
  const head = `    <testcase name="${show(result.label)}" classname="${className}" time="${time}"`;
  const outcome = outcomeOf(result, show);
  return outcome.length === 0
    ? [`${head}/>`]
    : [`${head}>`, ...outcome.map((line) => `      ${line}`), "    </testcase>"];
}

function outcomeOf(result: StackResult, show: Tidy): readonly string[] {
  const because = show(result.reason ?? (result.causedBy ?? []).map((stack) => `${labelOf(stack)} failed`).join(", "));
  switch (result.verdict) {
    case "succeeded":
    case "unchanged":
      return [];
    case "skipped":
    case "not-started":
      return [`<skipped message="${because}"/>`];
    case "cancelled":
      return [`<error type="cancelled" message="${because}"/>`];
    case "failed":
      return result.failures.length === 0
        ? [`<failure message="${because}"/>`]
        : result.failures.map((failure) => failureText(failure, show));
  }
}

function failureText({ urn, message, remedy }: Failure, show: Tidy): string {
  const body = [urn === undefined ? "" : describeUrn(urn), remedy ?? ""].filter((text) => text !== "").map(show);
  return `<failure message="${show(message)}">${body.join("\n")}</failure>`;
}

function seconds(milliseconds: number): string {
  return (Math.max(0, milliseconds) / 1000).toFixed(3);
}

/** Without what XML has no place for, escaped or not: https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}|[\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
