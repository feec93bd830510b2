/**
 * Runs every test and reports one line coverage of src/: of the unit tests' own processes, and of tapctl's processes
 * in the end-to-end tests. The last line tells how many tests there were.
 */
import { mergeProcessCovs } from "@bcoe/v8-coverage";
import { createCoverageMap, type CoverageMapData } from "@vitest/istanbul-lib-coverage";
import { parse } from "acorn";
import convert from "ast-v8-to-istanbul";
import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import type { Profiler } from "node:inspector";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = join(ROOT, "coverage");
const PROCESSES = join(FOLDER, "processes");
const WANTED_PERCENT = 90;
const SHOWN_FILES = 15;
/** Files of raw coverage that are merged at once: each process writes some megabytes. */
const BATCH = 20;

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Of tests that could not even be started. */
const NO_REPORT: Counts = { passed: 0, failed: 1, skipped: 0 };

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface FileLines {
  readonly file: string;
  readonly lines: number;
  readonly missed: number;
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(PROCESSES, { recursive: true });
const unit = await runTests("unit", ["--coverage"], {});
// What V8 loads from a compile cache it counts less precisely.
const measured = { TAPCTL_TEST_COVERAGE: PROCESSES, NODE_DISABLE_COMPILE_CACHE: "1" };
const e2e = await runTests("e2e", [], measured);
// Not measured, since counting makes every process a third slower and these run little else than the others do.
const integration = await runTests("integration", [], {});
const files = linesOf(await readUnitCoverage(), await readProcessCoverage());
const percent = showTable(files);

if (percent < WANTED_PERCENT) {
  say(`Only ${percent.toFixed(2)} % of the lines of src/ are covered: wanted ${WANTED_PERCENT} %`);
  process.exitCode = 1;
}
const runs = [unit, e2e, integration];
if (runs.some(({ ok }) => !ok)) process.exitCode = 1;
say(integrationLine(integration.counts));
const total = runs.map(({ counts }) => counts).reduce(add);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
say(`${total.passed} passed, ${total.failed} failed${skipped}`);

function integrationLine({ passed, skipped }: Counts): string {
  const ran = passed === 0 ? "No tests on an AWS API ran" : `${passed} tests on an AWS API passed`;
  return skipped === 0 ? ran : `${ran}, ${skipped} skipped`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runTests(project: string, options: readonly string[], environment: Record<string, string>) {
  const report = join(FOLDER, `${project}.json`);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, "run", "--project", project, ...reporters, ...options], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("exit", resolve));
  const text = await readFile(report, "utf8").catch(() => undefined);
  const counts = text === undefined ? NO_REPORT : countsOf(JSON.parse(text) as VitestReport);
  return { counts, ok: code === 0 && counts.failed === 0 };
}

/** A file that cannot even be loaded has no tests: it counts as one that failed. */
function countsOf(report: VitestReport): Counts {
  const broken = report.testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && assertionResults.length === 0;
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** Holds every file of src/, those that no test loads too. */
async function readUnitCoverage(): Promise<CoverageMapData> {
  return JSON.parse(await readFile(join(FOLDER, "unit", "coverage-final.json"), "utf8")) as CoverageMapData;
}

/** What V8 counted in dist/, as it is written in src/. */
async function readProcessCoverage(): Promise<CoverageMapData> {
  const map = createCoverageMap();
  for (const script of await mergedScripts()) {
    const path = fileURLToPath(script.url);
    const code = await readFile(path, "utf8");
    const sourceMap = JSON.parse(await readFile(`${path}.map`, "utf8")) as NonNullable<SourceMap>;
    const ast = parse(code, { ecmaVersion: "latest", sourceType: "module" });
    for (const file of Object.values(await convert({ code, sourceMap, coverage: script, ast }))) {
      map.addFileCoverage("data" in file ? file.data : file);
    }
  }
  return map.toJSON();
}

type SourceMap = Parameters<typeof convert>[0]["sourceMap"];

async function mergedScripts(): Promise<readonly Profiler.ScriptCoverage[]> {
  const names = await readdir(PROCESSES);
  let merged: readonly Profiler.ScriptCoverage[] = [];
  for (let at = 0; at < names.length; at += BATCH) {
    const batch = await Promise.all(names.slice(at, at + BATCH).map(ownScripts));
    merged = mergeProcessCovs([merged, ...batch].map((result) => ({ result }))).result;
  }
  return merged;
}

async function ownScripts(name: string): Promise<readonly Profiler.ScriptCoverage[]> {
  const { result } = JSON.parse(
    await readFile(join(PROCESSES, name), "utf8"),
  ) as Profiler.TakePreciseCoverageReturnType;
  const compiled = pathToFileURL(join(ROOT, "dist", "/")).href;
  return result.filter(({ url }) => url.startsWith(compiled));
}

function linesOf(...sources: readonly CoverageMapData[]): readonly FileLines[] {
  const map = createCoverageMap();
  for (const source of sources) map.merge(source);
  return map.files().map((path) => {
    const hits = Object.values(map.fileCoverageFor(path).getLineCoverage());
    return { file: relative(ROOT, path), lines: hits.length, missed: hits.filter((count) => count === 0).length };
  });
}

/** Returns the percentage over all files. */
function showTable(found: readonly FileLines[]): number {
  const worst = found.filter(({ missed }) => missed > 0).sort((left, right) => right.missed - left.missed);
  const width = Math.max(...worst.map(({ file }) => file.length), 0);
  say(`\n${"Lines that no test runs".padEnd(width)}   missed   lines  covered`);
  for (const { file, lines, missed } of worst.slice(0, SHOWN_FILES)) {
    say(`${file.padEnd(width)} ${cell(missed)} ${cell(lines)} ${percentOf(lines, missed).toFixed(1).padStart(6)} %`);
  }
  if (worst.length > SHOWN_FILES) say(`and ${worst.length - SHOWN_FILES} more files`);
  const lines = found.reduce((sum, file) => sum + file.lines, 0);
  const missed = found.reduce((sum, file) => sum + file.missed, 0);
  const percentage = percentOf(lines, missed);
  say(`\n${percentage.toFixed(2)} % of ${lines} lines in ${found.length} files of src/ are covered`);
  return percentage;
}

function cell(count: number): string {
  return String(count).padStart(8);
}

function percentOf(lines: number, missed: number): number {
  return lines === 0 ? 100 : (100 * (lines - missed)) / lines;
}
