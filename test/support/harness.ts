import { CommanderError, type Command } from "commander";
import type { Deps, FoundLock, OpenRun, Project, ProjectFlags, RunRequest } from "../../src/commands/deps.js";
import type { StackState } from "../../src/commands/stack-state.js";
import type { StopSignal } from "../../src/deployment/control.js";
import type { Outputs } from "../../src/deployment/outputs.js";
import type { RunReport } from "../../src/deployment/report.js";
import { createRedactor } from "../../src/deployment/redact.js";
import { EXIT_STATUS, TapStackError } from "../../src/errors.js";
import { asSaved, checkPlanFolder, readPlan, writePlan } from "../../src/reporting/plan-folder.js";
import { buildProgram } from "../../src/program.js";
import { FakeEngine, type Script } from "./fake-engine.js";
import { RecordingTerminal, type TerminalOptions } from "./recording-terminal.js";

export interface HarnessOptions extends TerminalOptions {
  readonly script?: Script;
  readonly deployed?: Readonly<Record<string, Outputs>>;
  readonly project?: Partial<Project>;
  readonly concurrency?: number;
  readonly code?: string;
  readonly states?: readonly Partial<StackState>[];
  readonly locks?: readonly FoundLock[];
  readonly saveReport?: OpenRun["saveReport"];
  readonly deps?: Partial<Deps>;
}

export interface Ended {
  readonly status: number;
  readonly error: unknown;
  /** What commander wrote. */
  readonly usage: string;
}

const DEPLOYMENT = {
  name: "prod",
  file: "config/prod.yaml",
  primary: "us-east-1",
  regions: ["us-east-1", "us-west-2", "ap-south-1"],
} as const;

const redact = createRedactor();

/** The real parser, plans and runs; a fake engine, terminal and clock. */
export function harness(options: HarnessOptions = {}) {
  const engine = new FakeEngine(options.script, options.deployed);
  const terminal = new RecordingTerminal(options);
  const reports: RunReport[] = [];
  const requests: RunRequest[] = [];
  const timers: FakeTimer[] = [];
  const receivers = new Set<(signal: StopSignal) => void>();
  const loaded: ProjectFlags[] = [];
  let status = 0;

  const deps: Deps = {
    version: "1.2.3",
    setExitStatus: (decided) => void (status = decided),
    createTerminal: (flags) => Promise.resolve(terminal.use(flags)),
    loadProject: (flags) => {
      loaded.push(flags);
      return Promise.resolve(projectFor(flags, options.project));
    },
    openRun: (_project, request) => {
      requests.push(request);
      return Promise.resolve(openRun());
    },
    readStacks: (_project, steps) => Promise.resolve(steps.map((step, at) => stateOf(step, options.states?.[at]))),
    readOutputs: (_project, step) => engine.deployedOutputs(step),
    unlockStacks: () => Promise.resolve(options.locks ?? []),
    examine: () => Promise.resolve([]),
    installEngine: () => Promise.resolve({ command: "/opt/pulumi", version: "3.0.0", source: "PATH" }),
    initEnvironment: (name) => Promise.resolve(`config/${name}.yaml`),
    audit: () => Promise.reject(new Error("This test has nothing to audit")),
    auditDocuments: { check: () => Promise.resolve(), render: () => Promise.resolve("") },
    sandbox: {
      inventory: () => Promise.resolve([]),
      check: () => Promise.resolve([]),
      add: () => Promise.resolve("thing-1"),
      edit: () => Promise.resolve(),
      reset: () => Promise.resolve(),
    },
    plans: {
      check: checkPlanFolder,
      save: (folder, plan) => writePlan(folder, plan, redact),
      read: readPlan,
      asSaved: (plan) => Promise.resolve(asSaved(plan, redact)),
    },
    ...options.deps,
  };

  function openRun(): OpenRun {
    let second = 0;
    return {
      id: "run-1",
      engine,
      engineVersion: "3.0.0",
      codeDigest: () => Promise.resolve(options.code ?? "code"),
      concurrency: options.concurrency ?? 4,
      onSignal: (receive) => {
        receivers.add(receive);
        return () => receivers.delete(receive);
      },
      startTimer: (ms, then) => {
        const timer = { ms, fire: then, stopped: false };
        timers.push(timer);
        return () => void (timer.stopped = true);
      },
      now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)),
      saveReport:
        options.saveReport ??
        ((report) => {
          reports.push(report);
          return Promise.resolve(".tapctl/runs/run-1/report.md");
        }),
      close: () => Promise.resolve(),
    };
  }

  async function run(...argv: readonly string[]): Promise<Ended> {
    const program = buildProgram(deps);
    let usage = "";
    redirect(program, (text) => void (usage += text));
    try {
      await program.parseAsync(argv, { from: "user" });
      return { status, error: undefined, usage };
    } catch (error) {
      return { status: statusOf(error), error, usage };
    }
  }

  const signal = (name: StopSignal): void => {
    for (const receive of receivers) receive(name);
  };
  return { run, engine, terminal, reports, requests, timers, signal, loaded, listening: receivers };
}

interface FakeTimer {
  readonly ms: number;
  readonly fire: () => void;
  stopped: boolean;
}

function projectFor({ regions, onFailure }: ProjectFlags, overrides: Partial<Project> = {}): Project {
  return {
    deployment: DEPLOYMENT,
    selected: regions,
    account: "111122223333",
    target: "sandbox",
    endpoint: undefined,
    backend: ".tapctl/sandbox/state",
    protection: "on",
    configurationDigest: "digest",
    onFailure: onFailure === "stop" ? "stop" : "finish",
    grace: undefined,
    warnings: [],
    origins: [],
    ...overrides,
  };
}

function stateOf(step: StackState["step"], state: Partial<StackState> = {}): StackState {
  return { step, resources: 0, retained: [], pending: 0, protectedResources: [], ...state };
}

function redirect(command: Command, write: (text: string) => void): void {
  command.configureOutput({ writeOut: write, writeErr: write });
  for (const child of command.commands) redirect(child, write);
}

/** As src/main.ts decides it. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_STATUS.USAGE;
  return error instanceof TapStackError ? EXIT_STATUS[error.code] : 1;
}
