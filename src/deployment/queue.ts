import { TapStackError } from "../errors.js";
import { NO_CHANGES } from "./changes.js";
import type { StackResult } from "./result.js";
import type { Operation, StackName, Step } from "./stack.js";

export interface QueueRules {
  /** Stacks at once. */
  readonly concurrency: number;
  /** `stop`: once a stack has failed, nothing new starts. */
  readonly onFailure: "finish" | "stop";
  /** True once a signal has come: nothing new starts. */
  readonly stopping: () => boolean;
  /** What a step that does not run is reported as. */
  readonly operation: Operation;
}

/**
 * Runs each step as soon as what it needs has succeeded and there is room. A step whose needs failed is skipped with
 * the cause named. Returns one result a step, in the order of the steps, whatever order they finished in. When `run`
 * itself throws, what is running is waited for, nothing new starts, and the first such error is thrown.
 */
export async function runQueue(
  steps: readonly Step[],
  run: (step: Step) => Promise<StackResult>,
  rules: QueueRules,
): Promise<readonly StackResult[]> {
  const results = new Map<StackName, StackResult>();
  const running = new Map<StackName, Promise<void>>();
  const waiting = new Set(steps);
  const thrown: Error[] = [];

  while (running.size > 0 || (waiting.size > 0 && thrown.length === 0)) {
    for (const step of thrown.length === 0 ? steps : []) {
      if (!waiting.has(step) || !step.needs.every((need) => results.has(need) || isForeign(need, steps))) continue;
      const refusal = refusalOf(step, results, rules);
      if (refusal !== undefined) results.set(step.stack, refusal);
      else if (running.size < rules.concurrency) running.set(step.stack, track(step));
      else continue;
      waiting.delete(step);
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  if (thrown[0] !== undefined) throw thrown[0];
  return steps.flatMap(({ stack }) => results.get(stack) ?? []);

  async function track(step: Step): Promise<void> {
    try {
      results.set(step.stack, await run(step));
    } catch (error) {
      thrown.push(error instanceof Error ? error : new Error(String(error)));
    }
    running.delete(step.stack);
  }
}

/** What cannot be done to one stack is that stack's failure and takes nothing from the others; a bug is still thrown. */
export async function orFailure(
  step: Step,
  operation: Operation,
  work: () => Promise<StackResult>,
): Promise<StackResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TapStackError) return notRun(step, operation, "failed", error.message);
    throw error;
  }
}

function isForeign(need: StackName, steps: readonly Step[]): boolean {
  return !steps.some(({ stack }) => stack === need);
}

function refusalOf(
  step: Step,
  results: ReadonlyMap<StackName, StackResult>,
  rules: QueueRules,
): StackResult | undefined {
  if (rules.stopping()) return notRun(step, rules.operation, "not-started", "The run was cancelled");
  const causes = step.needs.flatMap((need) => results.get(need) ?? []).filter((result) => !isDone(result));
  const why = causes.map(({ label, verdict }) => `${label} ${verdict === "failed" ? "failed" : `was ${verdict}`}`);
  if (causes.length > 0) {
    return {
      ...notRun(step, rules.operation, "skipped", why.join(", ")),
      causedBy: causes.map(({ stack }) => stack),
    };
  }
  const ended = [...results.values()];
  const signedOut = ended.find(({ unauthenticated }) => unauthenticated === true);
  if (signedOut !== undefined) {
    return notRun(
      step,
      rules.operation,
      "not-started",
      `The credentials are not taken any more: see ${signedOut.label}`,
    );
  }
  const failed = ended.find((result) => !isDone(result));
  if (rules.onFailure === "finish" || failed === undefined) return undefined;
  return notRun(step, rules.operation, "not-started", `${failed.label} failed, and --on-failure is stop`);
}

export function isDone({ verdict }: Pick<StackResult, "verdict">): boolean {
  return verdict === "succeeded" || verdict === "unchanged";
}

/** The result of a step that never reached the engine. */
export function notRun(
  { stack, label }: Step,
  operation: Operation,
  verdict: "skipped" | "not-started" | "unchanged" | "failed",
  reason?: string,
): StackResult {
  return {
    stack,
    label,
    operation,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    counts: NO_CHANGES,
    changes: [],
    failures: verdict === "failed" && reason !== undefined ? [{ message: reason }] : [],
    outputsChanged: false,
  };
}
