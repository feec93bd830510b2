import { fork, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { NO_CHANGES } from "../deployment/changes.js";
import type { StackSession } from "../deployment/engine.js";
import type { Listener } from "../deployment/events.js";
import { secretStrings } from "../deployment/outputs.js";
import type { Redactor } from "../deployment/redact.js";
import type { StackResult } from "../deployment/result.js";
import type { Operation } from "../deployment/stack.js";
import type { Reply, Request, WorkerSetup } from "./messages.js";
import { openRunLog } from "./worker/run-log.js";

export interface WorkerWorld {
  /** The compiled src/worker.ts. */
  readonly script: string;
  readonly setup: WorkerSetup;
  readonly environment: NodeJS.ProcessEnv;
  readonly listen: Listener;
  readonly redact: Redactor;
}

type Work = Extract<Request, { type: "preview" | "up" | "prune" | "unprotect" | "refresh" | "destroy" }>;

/** Time for a worker to end by itself once it is told to, in ms. */
const FAREWELL = 3000;

const KILLED = "It was ended at once: the next run takes up what was left";

/** One detached process a stack: it leads a group of its own, so that it gets exactly the signals that are relayed. */
export function startWorker({ script, setup, environment, listen, redact }: WorkerWorld): StackSession {
  const worker = fork(script, [], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: environment,
  });
  const log = openRunLog(setup.runFolder, `${setup.step.stack}.program.log`, redact);
  for (const stream of [worker.stdout, worker.stderr]) stream?.setEncoding("utf8").on("data", log.write);
  const ended = new Promise<string>((resolve) => {
    worker.once("error", (error) => {
      resolve(`cannot be started: ${error.message}`);
    });
    worker.once("exit", (code, signal) => {
      endGroup(worker);
      resolve(signal === null ? `ended with status ${code ?? 0} before it was done` : `was killed by ${signal}`);
    });
  });
  let killed = false;
  tell(worker, { type: "setup", setup });

  const work = async (request: Work): Promise<StackResult> => {
    const startedAt = new Date().toISOString();
    const answered = nextResult(worker, listen, redact);
    tell(worker, request);
    const outcome = await Promise.race([answered, ended]);
    if (typeof outcome === "string") {
      const dead = deadWorker(setup, operationOf(request), startedAt, outcome);
      return killed ? { ...dead, verdict: "cancelled", reason: KILLED, failures: [] } : dead;
    }
    if (outcome.outputs !== undefined) redact.add(secretStrings(outcome.outputs));
    return outcome;
  };

  return {
    preview: (upstream) => work({ type: "preview", upstream }),
    up: (upstream) => work({ type: "up", upstream }),
    prune: (urns) => work({ type: "prune", urns }),
    unprotect: (upstream, regions) => work({ type: "unprotect", upstream, regions }),
    refresh: (previewOnly) => work({ type: "refresh", previewOnly }),
    destroy: (upstream, purgeKeys) => work({ type: "destroy", upstream, purgeKeys }),
    interrupt() {
      signalGroup(worker, "SIGINT");
    },
    kill() {
      killed = true;
      signalGroup(worker, "SIGKILL");
    },
    async close() {
      tell(worker, { type: "close" });
      const late = await Promise.race([ended.then(() => false), sleep(FAREWELL, true, { ref: false })]);
      if (late) signalGroup(worker, "SIGKILL");
      await log.close();
    },
  };
}

function operationOf({ type }: Work): Operation {
  return type === "unprotect" || type === "prune" ? "up" : type;
}

function nextResult(worker: ChildProcess, listen: Listener, redact: Redactor): Promise<StackResult> {
  return new Promise((resolve) => {
    const onMessage = (reply: Reply): void => {
      if (reply.type === "event") {
        listen(reply.event);
      } else if (reply.type === "secrets") {
        redact.add(reply.secrets);
      } else {
        worker.off("message", onMessage);
        resolve(reply.result);
      }
    };
    worker.on("message", onMessage);
  });
}

/** A worker that is gone has already said so through its exit. */
function tell(worker: ChildProcess, request: Request): void {
  if (worker.connected) worker.send(request, () => undefined);
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended a moment ago.
  }
}

/** Its engine can do nothing more without it, and has recorded what it had begun. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}

function deadWorker({ step }: WorkerSetup, operation: Operation, startedAt: string, how: string): StackResult {
  const message = `The program's process ${how}`;
  return {
    stack: step.stack,
    label: step.label,
    operation,
    verdict: "failed",
    reason: message,
    startedAt,
    endedAt: new Date().toISOString(),
    counts: NO_CHANGES,
    changes: [],
    failures: [{ message }],
    outputsChanged: false,
  };
}
