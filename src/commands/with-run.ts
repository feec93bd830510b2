import { createControl } from "../deployment/control.js";
import type { RunEvent } from "../deployment/events.js";
import { widestStage, type Plan } from "../deployment/plan.js";
import { exitStatus, type StackResult } from "../deployment/result.js";
import { openSessions } from "../deployment/sessions.js";
import type { RunWorld } from "../deployment/world.js";
import { TapStackError } from "../errors.js";
import type { Deps, OpenRun, Project } from "./deps.js";
import type { Closing, Terminal } from "./terminal.js";

export interface Outcome {
  readonly results: readonly StackResult[];
  readonly previews: readonly StackResult[];
  /** Where the results alone do not tell, as with `--detailed-exitcode`. */
  readonly exitStatus?: number;
  readonly next?: string;
  /** Show nothing at the end: what was asked for has been shown. */
  readonly shown?: boolean;
}

interface RunOptions {
  readonly command: string;
  readonly deps: Deps;
  readonly project: Project;
  readonly plan: Plan;
  readonly terminal: Terminal;
  readonly reports: readonly string[] | undefined;
  readonly writes: boolean;
}

/** Opens a run, lets `body` do the work, and writes the report and the closing lines whatever happens. */
export async function withRun(options: RunOptions, body: (world: RunWorld) => Promise<Outcome>): Promise<void> {
  const { command, deps, project, plan, terminal, reports = [], writes } = options;
  for (const { message, hint } of project.warnings) terminal.warn(`${message}. ${hint}`);
  const listen = terminal.listen;
  const run = await deps.openRun(project, { command, width: widestStage(plan), listen, reports, writes });
  const sessions = openSessions(run.engine);
  const { grace, onFailure } = project;
  const control = createControl({ stacks: sessions, listen, grace, startTimer: run.startTimer });
  const stopListening = run.onSignal(control.receive);
  const startedAt = run.now();
  listen(runStarted(run, options));

  let outcome: Outcome = { results: [], previews: [] };
  let error: unknown;
  try {
    const rules = { concurrency: run.concurrency, onFailure, stopping: control.stopping };
    outcome = await body({ plan, engine: run.engine, sessions, control, listen, rules });
  } catch (thrown) {
    error = thrown;
  }
  await sessions.close();
  control.end();
  stopListening();
  const signal = control.signal();
  const status = error === undefined ? statusOf(outcome, signal) : 1;
  const report = await run.saveReport({
    ...aboutRun(run, options),
    startedAt: startedAt.toISOString(),
    endedAt: run.now().toISOString(),
    ...(signal === undefined ? {} : { signal }),
    ...(error instanceof Error ? { error: error.message } : {}),
    exitStatus: error instanceof TapStackError ? 4 : status,
    stacks: outcome.results,
    previews: outcome.previews,
  });
  if (error !== undefined) {
    terminal.close();
    throw error as Error;
  }
  listen({ type: "run-finished", exitStatus: status, report });
  if (outcome.shown !== true) terminal.showResults(outcome.results, closingOf(outcome, status, report));
  terminal.close();
  deps.setExitStatus(status);
}

function statusOf(outcome: Outcome, signal: Parameters<typeof exitStatus>[1]): number {
  const status = exitStatus(outcome.results, signal);
  return status === 0 ? (outcome.exitStatus ?? 0) : status;
}

function closingOf({ next }: Outcome, status: number, report: string): Closing {
  return { exitStatus: status, report, ...(next === undefined ? {} : { next }) };
}

function runStarted(run: OpenRun, { command, project }: RunOptions): RunEvent {
  const { account, target, backend, deployment } = project;
  const environment = deployment.name;
  const { id, concurrency } = run;
  return { type: "run-started", run: id, command, environment, account, target, backend, concurrency };
}

function aboutRun(run: OpenRun, { command, deps, project }: RunOptions) {
  return {
    schemaVersion: 1 as const,
    run: run.id,
    command,
    environment: project.deployment.name,
    account: project.account,
    target: project.target,
    backend: project.backend,
    tapctlVersion: deps.version,
    engineVersion: run.engineVersion,
    configurationDigest: project.configurationDigest,
  };
}
