import { createControl, type RunControl } from "../deployment/control.js";
import { widestStage } from "../deployment/plan.js";
import { openSessions } from "../deployment/sessions.js";
import type { RunWorld } from "../deployment/world.js";
import { TapStackError } from "../errors.js";
import type { OpenRun } from "./deps.js";
import { recordRun, type RunRecord } from "./record-run.js";
import { typedCommand } from "./typed-command.js";
import { reportOf, runStarted, statusOf, type Ending, type Outcome, type RunOptions } from "./run-report.js";

type Body = (world: RunWorld, run: OpenRun) => Promise<Outcome>;

/** Opens a run, lets `body` do the work, and writes the report and the closing lines whatever happens. */
export async function withRun(options: RunOptions, body: Body): Promise<void> {
  const { command, deps, project, plan, terminal, reports = [], writes } = options;
  for (const { message, hint } of project.warnings) terminal.warn(`${message}. ${hint}`);
  const record = recordRun(plan.steps, terminal.listen);
  const { listen } = record;
  const stacks = plan.steps.map(({ stack }) => stack);
  const request = { command, stacks, width: widestStage(plan), listen, reports, writes, warn: terminal.warn };
  const run = await deps.openRun(project, request);
  const sessions = openSessions(run.engine);
  const { grace, onFailure } = project;
  const control = createControl({ stacks: sessions, listen, grace, startTimer: run.startTimer });
  const startedAt = run.now();
  const save = (ending: Ending): Promise<string> => run.saveReport(reportOf(run, options, startedAt, ending));
  const stopListening = receiveSignals(run, control, () => save(brokenOff(record, control)));
  listen(runStarted(run, options));
  const rules = { concurrency: run.concurrency, onFailure, stopping: control.stopping };
  const ending = await endingOf(record, control, async () => {
    try {
      return await body({ plan, engine: run.engine, sessions, control, listen, rules }, run);
    } finally {
      await sessions.close();
      await run.close();
    }
  });
  control.end();
  await stopListening();
  finish(options, record, ending, await saveOr(() => save(ending)));
}

/** CI may kill us 2.5 s after SIGTERM: what is known by then is written at once, and again at the end. */
function receiveSignals(run: OpenRun, control: RunControl, flush: () => Promise<string>): () => Promise<void> {
  let flushed = Promise.resolve<unknown>(undefined);
  const stop = run.onSignal((signal) => {
    const first = !control.stopping();
    control.receive(signal);
    // The report at the end says what is wrong when it cannot be written.
    if (first) flushed = flush().catch(() => undefined);
  });
  return async () => {
    stop();
    await flushed;
  };
}

async function endingOf(record: RunRecord, control: RunControl, body: () => Promise<Outcome>): Promise<Ending> {
  try {
    return { outcome: await body(), signal: control.signal() };
  } catch (thrown) {
    const error = errorOf(thrown);
    return { ...brokenOff(record, control, error.message), error };
  }
}

function brokenOff(record: RunRecord, control: RunControl, reason = "The run was cancelled"): Ending {
  return { outcome: { results: record.results(reason), previews: record.previews() }, signal: control.signal() };
}

/** A report that cannot be written keeps nobody from seeing the results. */
function finish({ deps, project, terminal }: RunOptions, record: RunRecord, ending: Ending, saved: Saved): void {
  const { outcome, error, signal } = ending;
  const status = statusOf(ending);
  const report = saved.path === undefined ? {} : { report: saved.path };
  record.listen({ type: "run-finished", exitStatus: status, ...report });
  const next = outcome.next === undefined ? {} : { next: typedCommand(project, outcome.next) };
  const show = outcome.shown !== true && (error === undefined || record.ran());
  if (show) terminal.showResults(outcome.results, { exitStatus: status, ...report, ...next });
  // After a signal, what the user is told is that it came.
  const consequence = signal !== undefined && error instanceof TapStackError;
  if (consequence) terminal.warn(error.message);
  terminal.close();
  const thrown = consequence ? saved.error : (error ?? saved.error);
  if (thrown !== undefined) throw thrown;
  deps.setExitStatus(status);
}

type Saved = { readonly path: string; readonly error?: never } | { readonly path?: never; readonly error: Error };

async function saveOr(save: () => Promise<string>): Promise<Saved> {
  try {
    return { path: await save() };
  } catch (thrown) {
    return { error: errorOf(thrown) };
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
