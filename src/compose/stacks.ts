import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { targetName, type Project } from "../commands/deps.js";
import type { StackState } from "../commands/stack-state.js";
import { describeEngine, readEngineLocks } from "../automation/locks/engine-lock.js";
import { readLock } from "../automation/locks/lock-record.js";
import { describe } from "../automation/locks/run-lock.js";
import { cloudResources, readCheckpoint, readStackOutputs } from "../automation/state/checkpoint.js";
import { readLedger } from "../automation/state/ledger.js";
import { fieldsOf, isText } from "../automation/state/read-json.js";
import type { StateStore } from "../automation/state/state-store.js";
import { describeUnfinished, readUnfinished } from "../automation/state/unfinished.js";
import type { Outputs } from "../deployment/outputs.js";
import type { RunReport } from "../deployment/report.js";
import type { StackName, Step } from "../deployment/stack.js";
import { accessTo } from "./access.js";
import { loaded } from "./project.js";

export async function readStacks(project: Project, steps: readonly Step[]): Promise<readonly StackState[]> {
  const { backend, folders } = await accessTo(loaded(project).environment);
  const last = await lastRuns(folders.runs, targetName(project));
  return await Promise.all(
    steps.map(async (step): Promise<StackState> => {
      const checkpoint = await readCheckpoint(backend, step.stack);
      const resources = checkpoint === undefined ? [] : cloudResources(checkpoint);
      const { store } = backend;
      const ledger = store === undefined ? undefined : await readLedger(store, step.stack);
      const lock = await lockOwner(store, step.stack);
      const unfinished = await unfinishedRun(store, step.stack);
      const { destroyedAt, ...run } = last.get(step.stack) ?? {};
      const updatedAt = checkpoint?.updatedAt ?? destroyedAt;
      return {
        step,
        resources: resources.length,
        retained: ledger?.retained ?? [],
        pending: checkpoint?.pending ?? 0,
        ...(updatedAt === undefined ? {} : { updatedAt }),
        ...(lock === undefined ? {} : { lock }),
        ...(unfinished === undefined ? {} : { unfinished }),
        protectedResources: resources
          .filter(({ protect }) => protect === true)
          .map(({ urn }) => urn.split("::").at(-1) ?? urn),
        ...run,
      };
    }),
  );
}

/** Who works on a stack now, or died while doing so. */
async function lockOwner(store: StateStore | undefined, stack: string): Promise<string | undefined> {
  if (store === undefined) return undefined;
  const record = await readLock(store, stack);
  if (record !== undefined) return describe(record);
  const [engine] = await readEngineLocks(store, stack);
  return engine === undefined ? undefined : describeEngine(engine);
}

async function unfinishedRun(store: StateStore | undefined, stack: string): Promise<string | undefined> {
  const mark = store === undefined ? undefined : await readUnfinished(store, stack);
  return mark === undefined ? undefined : describeUnfinished(mark);
}

export async function readOutputs(project: Project, step: Step): Promise<Outputs | undefined> {
  const { backend } = await accessTo(loaded(project).environment);
  return await readStackOutputs(backend, step.stack);
}

/** The newest result of each stack in the reports of this machine. */
async function lastRuns(folder: string, target: string) {
  const found = new Map<StackName, LastRun>();
  const runs = await readdir(folder).catch(() => []);
  for (const run of runs.sort().reverse().slice(0, NEWEST)) {
    const report = await readReport(join(folder, run, "report.json"));
    if (report?.target !== target) continue;
    for (const { stack, operation, verdict, endedAt } of report.stacks) {
      const destroyed = operation === "destroy" && verdict === "succeeded" && endedAt !== undefined;
      const newer = found.get(stack) ?? { lastResult: `${operation} ${verdict}`, lastRun: run };
      const destroyedAt = newer.destroyedAt ?? (destroyed ? endedAt : undefined);
      found.set(stack, { ...newer, ...(destroyedAt === undefined ? {} : { destroyedAt }) });
    }
  }
  return found;
}

interface LastRun {
  readonly lastResult?: string;
  readonly lastRun?: string;
  /** When a stack that is gone was last changed; no checkpoint tells. */
  readonly destroyedAt?: string;
}

/** Reports that are looked at. */
const NEWEST = 50;

async function readReport(path: string): Promise<PastRun | undefined> {
  try {
    const report: unknown = JSON.parse(await readFile(path, "utf8"));
    return isPastRun(report) ? report : undefined;
  } catch {
    // A run that is going on has no report yet.
    return undefined;
  }
}

type PastRun = Pick<RunReport, "target" | "stacks">;

function isPastRun(value: unknown): value is PastRun {
  const stacks = fieldsOf(value).get("stacks");
  const told = (stack: unknown): boolean =>
    ["stack", "operation", "verdict"].every((key) => isText(fieldsOf(stack).get(key)));
  return isText(fieldsOf(value).get("target")) && Array.isArray(stacks) && stacks.every(told);
}
