import type { StopSignal } from "../deployment/control.js";
import type { RunEvent } from "../deployment/events.js";
import type { Plan } from "../deployment/plan.js";
import type { RunReport } from "../deployment/report.js";
import { exitStatus, type StackResult } from "../deployment/result.js";
import { EXIT_STATUS, TapStackError } from "../errors.js";
import { targetName, type Deps, type OpenRun, type Project } from "./deps.js";
import type { Terminal } from "./terminal.js";

export interface Outcome {
  readonly results: readonly StackResult[];
  readonly previews: readonly StackResult[];
  /** Where the results alone do not tell, as with `--detailed-exitcode`. */
  readonly exitStatus?: number;
  /** What to type next, without environment and target. */
  readonly next?: string;
  /** Show nothing at the end: what was asked for has been shown. */
  readonly shown?: boolean;
}

export interface RunOptions {
  readonly command: string;
  readonly deps: Deps;
  readonly project: Project;
  readonly plan: Plan;
  readonly terminal: Terminal;
  readonly reports: readonly string[] | undefined;
  readonly writes: boolean;
}

/** How a run ended: with what it was for, or with an error and what was known by then. */
export interface Ending {
  readonly outcome: Outcome;
  readonly error?: Error;
  readonly signal: StopSignal | undefined;
}

/** The exit status of the process, which the report names too. */
export function statusOf({ outcome, error, signal }: Ending): number {
  if (error !== undefined && !(error instanceof TapStackError)) return EXIT_STATUS.STACK_FAILED;
  if (error !== undefined && signal === undefined) return EXIT_STATUS[error.code];
  const status = exitStatus(outcome.results, signal);
  return status === 0 ? (outcome.exitStatus ?? 0) : status;
}

export function reportOf(
  run: OpenRun,
  { command, deps, project }: RunOptions,
  startedAt: Date,
  ending: Ending,
): RunReport {
  const { outcome, error, signal } = ending;
  return {
    schemaVersion: 1,
    run: run.id,
    command,
    environment: project.deployment.name,
    account: project.account,
    target: targetName(project),
    backend: project.backend,
    tapctlVersion: deps.version,
    engineVersion: run.engineVersion,
    configurationDigest: project.configurationDigest,
    startedAt: startedAt.toISOString(),
    endedAt: run.now().toISOString(),
    ...(signal === undefined ? {} : { signal }),
    ...(error === undefined ? {} : { error: error.message }),
    exitStatus: statusOf(ending),
    stacks: outcome.results,
    previews: outcome.previews,
  };
}

export function runStarted(run: OpenRun, { command, project }: RunOptions): RunEvent {
  const { account, backend, deployment } = project;
  const target = targetName(project);
  const environment = deployment.name;
  const { id, concurrency } = run;
  return { type: "run-started", run: id, command, environment, account, target, backend, concurrency };
}
