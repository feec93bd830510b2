import { readdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, it, vi } from "vitest";
import { expectClean } from "./support/account.js";
import { dataOf } from "./support/output.js";
import { smallPlace, type Place } from "./support/place.js";
import { CTRL_C, onTerminal } from "./support/pty.js";
import { readReport, reportPath, verdicts, type RunReport } from "./support/report.js";
import { checkpointOf, locksOf } from "./support/state.js";
import { livingIn, workerOf } from "./support/processes.js";
import { endWithTest, startGroup, startTapctl, tapctl, type Ended, type Running } from "./support/tapctl.js";

/** Stands before the real engine in its process group, so that it is sent whatever signal the engine is sent. */
const WITNESS = (engine: string, log: string): string => `#!${process.execPath}
const { spawn } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const args = process.argv.slice(2);
const child = spawn(${JSON.stringify(engine)}, args, { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => appendFileSync(${JSON.stringify(log)}, [signal, process.pid, args[0]].join(" ") + "\\n"));
}
// A signal that came a moment before the engine's end is yet to be written down.
child.on("exit", (code) => setTimeout(() => process.exit(code ?? 1), 250));
`;

const CANCELLED = { "us-east-1": "cancelled", "us-west-2": "cancelled", global: "not-started" };

let engine: string;

beforeAll(async () => {
  const place = await smallPlace();
  const found = await tapctl(place, ["engine", "install", "--json"]);
  engine = (dataOf(found) as { command: string }).command;
});

it("stops gracefully at one Ctrl-C, and the next up finishes", async () => {
  const place = await smallPlace();
  const log = join(place.temporary, "..", "signals");
  const path = reportPath(place);
  const witness = await witnessed(place, log);

  const running = onTerminal(place, ["up", "--yes", "--latency", "1s", "--report", path], witness);
  endWithTest(running);
  await untilBothWork(place);
  running.type(CTRL_C);
  const { status, stdout } = await running.ended;

  expect(status).toBe(130);
  const report = await readReport(path);
  expect([report.signal, report.exitStatus]).toEqual(["SIGINT", 130]);
  expect(verdicts(report)).toEqual(CANCELLED);
  expect(stdout).toMatch(/cancelled/);
  expect(await signalsIn(log)).toEqual(["SIGINT up", "SIGINT up"]);
  await expectGraceful(place, report);

  const second = await tapctl(place, ["up", "--yes"]);
  expect(second.status).toBe(0);
  await expectClean(place);
});

it("stops gracefully at one SIGTERM", async () => {
  const place = await smallPlace();
  const path = reportPath(place);

  const running = startTapctl(place, ["up", "--yes", "--latency", "1s", "--report", path]);
  endWithTest(running);
  await untilBothWork(place);
  process.kill(running.pid, "SIGTERM");
  const { status } = await running.ended;

  expect(status).toBe(143);
  const report = await readReport(path);
  expect([report.signal, report.exitStatus]).toEqual(["SIGTERM", 143]);
  expect(verdicts(report)).toEqual(CANCELLED);
  await expectGraceful(place, report);
});

it("sends each engine one SIGINT when the whole group of tapctl gets one", async () => {
  const place = await smallPlace();
  const log = join(place.temporary, "..", "signals");
  const path = reportPath(place);
  const witness = await witnessed(place, log);

  const running = startGroup(place, ["up", "--yes", "--latency", "1s", "--report", path], witness);
  endWithTest(running);
  await untilBothWork(place);
  process.kill(-running.pid, "SIGINT");
  const { status } = await running.ended;

  expect(status).toBe(130);
  expect(await signalsIn(log)).toEqual(["SIGINT up", "SIGINT up"]);
  await expectGraceful(place, await readReport(path));
});

it("passes a second signal on, and names what was in flight", async () => {
  const place = await smallPlace();
  const log = join(place.temporary, "..", "signals");
  const path = reportPath(place);
  const witness = await witnessed(place, log);

  const running = startTapctl(place, ["up", "--yes", "--latency", "20s", "--report", path], witness);
  endWithTest(running);
  await untilBothBegan(place);
  process.kill(running.pid, "SIGINT");
  // Of two alike that come at once a process sees one.
  await vi.waitUntil(async () => (await signalsIn(log)).length === 2, { timeout: 15_000 });
  process.kill(running.pid, "SIGINT");
  const { status } = await running.ended;

  expect(status).toBe(130);
  expect(await signalsIn(log)).toEqual(Array(4).fill("SIGINT up"));
  expectInFlight(await readReport(path));
  expect(await locksOf(place)).toEqual([]);
});

it("ends everything at the third signal, and names what was in flight", async () => {
  const place = await smallPlace();
  const path = reportPath(place);

  const running = startTapctl(place, ["up", "--yes", "--latency", "60s", "--report", path]);
  endWithTest(running);
  await untilBothBegan(place);
  const workers = await Promise.all(
    ["us-east-1", "us-west-2"].map((region) => workerOf(running.pid, `small-${region}`)),
  );
  for (const said of [/Stopping: /, /Stopping sooner/, /Ending everything now/]) {
    process.kill(running.pid, "SIGINT");
    await running.says(said);
  }
  const { status } = await running.ended;

  expect(status).toBe(130);
  expectInFlight(await readReport(path));
  expect((await Promise.all(workers.map(livingIn))).flat()).toEqual([]);
  expect(await locksOf(place)).toEqual([]);
});

it("leaves its report, however CI cancels it", async () => {
  const place = await smallPlace();
  const path = reportPath(place);

  const running = startTapctl(place, ["up", "--yes", "--latency", "60s", "--report", path], { CI: "true" });
  endWithTest(running);
  await untilBothBegan(place);
  const { status } = await cancelledByCi(running);

  // On a busy machine the kill may come before the last step, which leaves no status; the report is there by then.
  expect([130, null]).toContain(status);
  expect(verdicts(await readReport(path))).toEqual(CANCELLED);
});

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation */
async function cancelledByCi({ pid, child, ended }: Running): Promise<Ended> {
  for (const [signal, pause] of [
    ["SIGINT", 7500],
    ["SIGTERM", 2500],
    ["SIGKILL", 0],
  ] as const) {
    if (child.exitCode !== null) break;
    process.kill(pid, signal);
    await Promise.race([sleep(pause), ended]);
  }
  return await ended;
}

function expectInFlight(report: RunReport): void {
  expect([report.signal, report.exitStatus]).toEqual(["SIGINT", 130]);
  expect(verdicts(report)).toEqual(CANCELLED);
  for (const { label, inFlight = [] } of report.stacks.filter(({ verdict }) => verdict === "cancelled")) {
    expect(inFlight.length, label).toBeGreaterThan(0);
    expect(inFlight.every((urn) => urn.startsWith(`urn:pulumi:small-${label}::`))).toBe(true);
  }
}

/** Signals arrive at the witness; it is first on the PATH. */
async function witnessed({ temporary }: Place, log: string) {
  const folder = join(temporary, "..");
  await writeFile(join(folder, "pulumi"), WITNESS(engine, log), { mode: 0o755 });
  await writeFile(log, "");
  return { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) };
}

async function signalsIn(log: string): Promise<readonly string[]> {
  const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
  return lines.map((line) =>
    line
      .split(" ")
      .filter((_, at) => at !== 1)
      .join(" "),
  );
}

/** Both regions have made something, and something more is being made. */
async function untilBothWork(place: Place): Promise<void> {
  await vi.waitUntil(
    async () => {
      const stacks = ["small-us-east-1", "small-us-west-2"].map((stack) => checkpointOf(place, stack));
      return (await Promise.all(stacks)).every((checkpoint) => {
        return (checkpoint?.resources ?? []).length > 10 && (checkpoint?.pending_operations ?? []).length > 0;
      });
    },
    { timeout: 150_000, interval: 20 },
  );
}

/** In both regions several things are being made, which take so long that the test is over before they are. */
async function untilBothBegan({ home }: Place): Promise<void> {
  await vi.waitUntil(
    async () => {
      const [run = ""] = await readdir(join(home, "runs")).catch(() => []);
      const stacks = ["small-us-east-1", "small-us-west-2"].map((stack) => begunIn(join(home, "runs", run), stack));
      return (await Promise.all(stacks)).every((begun) => begun > 3);
    },
    { timeout: 150_000, interval: 20 },
  );
}

/** How many resources the engine of an `up` has said that it makes. */
async function begunIn(runFolder: string, stack: string): Promise<number> {
  const text = await readFile(join(runFolder, `${stack}.events.ndjson`), "utf8").catch(() => "");
  // The preview's last event.
  const [, up = ""] = text.split('"cancelEvent"');
  return up.match(/"resourcePreEvent":\{"metadata":\{"op":"create","urn":"[^"]*\$aws:/g)?.length ?? 0;
}

/** What was in flight is recorded, and nobody is locked out. */
async function expectGraceful(place: Place, { stacks }: RunReport): Promise<void> {
  expect(await locksOf(place)).toEqual([]);
  for (const { stack, verdict } of stacks.filter(({ verdict }) => verdict === "cancelled")) {
    const checkpoint = await checkpointOf(place, stack);
    expect([stack, verdict, checkpoint?.pending_operations ?? []]).toEqual([stack, verdict, []]);
  }
  await expectClean(place);
}
