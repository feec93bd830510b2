import { isWithin, satisfies, type ApprovalRule } from "./approval.js";
import { operations } from "./changes.js";
import { joined, pruneGlobal } from "./prune.js";
import { isDone, notRun, orFailure, runQueue } from "./queue.js";
import { hasChanges, type StackResult } from "./result.js";
import type { Step } from "./stack.js";
import { upstreamOf } from "./upstream.js";
import type { RunWorld } from "./world.js";

export interface Approval {
  /** What was shown and approved, one a stack. */
  readonly previews: readonly StackResult[];
  readonly rule: ApprovalRule | undefined;
  /** A second question, for a global plan that does more than was approved; undefined where nobody can be asked. */
  readonly askAgain: ((planned: StackResult) => Promise<boolean>) | undefined;
}

/** Runs what was approved: the regions in parallel, then global, planned again now that its inputs are known. */
export async function runUp(world: RunWorld, approval: Approval): Promise<readonly StackResult[]> {
  const { plan, engine, listen, rules } = world;
  if (approval.previews.some(hasChanges)) await engine.prepareAccount?.();
  const done: StackResult[] = [];
  const started = (step: Step, expected: number): void => {
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation: "up", expected });
  };
  const pruned = await pruneGlobal(world, approval.previews, started);
  if (pruned !== undefined && !isDone(pruned)) return stopped(world, pruned);
  const run = async (step: Step): Promise<StackResult> => {
    const ran = await orFailure(step, "up", () => runStep(step, done, world, approval));
    const result = pruned?.stack === step.stack ? joined(pruned, ran) : ran;
    done.push(result);
    listen({ type: "stack-finished", result });
    return result;
  };
  listen({ type: "stage-started", operation: "up", stacks: plan.steps.map(({ stack }) => stack) });
  const ran = await runQueue(plan.steps, run, { ...rules, operation: "up" });
  // Global may have been skipped after that.
  const results = ran.map((result) =>
    pruned?.stack === result.stack && !done.includes(result) ? joined(pruned, result) : result,
  );
  for (const result of results) if (!done.includes(result)) listen({ type: "stack-finished", result });
  return results;
}

/** A region whose part of global could not go stays as it is. */
function stopped({ plan, listen }: RunWorld, pruned: StackResult): readonly StackResult[] {
  const why = `${pruned.label} could not let go of what the regions are to lose`;
  const results = plan.steps.map((step) =>
    step.stack === pruned.stack ? pruned : notRun(step, "up", "not-started", why),
  );
  for (const result of results) listen({ type: "stack-finished", result });
  return results;
}

async function runStep(
  step: Step,
  done: readonly StackResult[],
  world: RunWorld,
  approval: Approval,
): Promise<StackResult> {
  const approved = approval.previews.find(({ stack }) => stack === step.stack);
  if (approved === undefined) return notRun(step, "up", "failed", "It was not previewed");
  const { listen, sessions } = world;
  const start = (expected: number): void => {
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation: "up", expected });
  };
  if (step.kind === "global" && done.some(hasChanges)) return await runGlobal(step, done, world, approval, start);
  if (!hasChanges(approved)) return { ...approved, operation: "up", verdict: "unchanged" };
  start(operations(approved.counts));
  const upstream = step.kind === "global" ? await upstreamOf(step, { ...world, results: done }) : {};
  return await sessions.of(step).up(upstream);
}

async function runGlobal(
  step: Step,
  done: readonly StackResult[],
  world: RunWorld,
  { previews, rule, askAgain }: Approval,
  start: (expected: number) => void,
): Promise<StackResult> {
  const approved = previews.find(({ stack }) => stack === step.stack);
  const upstream = await upstreamOf(step, { ...world, results: done });
  const session = world.sessions.of(step);
  const planned = await session.preview(upstream);
  if (!isDone(planned)) return { ...planned, operation: "up" };
  if (!hasChanges(planned)) return { ...planned, operation: "up", verdict: "unchanged" };
  if (world.control.stopping()) return notRun(step, "up", "not-started", "The run was cancelled");
  const within = approved !== undefined && isWithin(planned, approved);
  if (!within && !satisfies(planned, rule)) {
    const more = "Its plan does more than was approved, now that the regions are known";
    if (askAgain === undefined) return notRun(step, "up", "skipped", more);
    if (!(await askAgain(planned))) return { ...notRun(step, "up", "skipped", "Declined"), verdict: "cancelled" };
  }
  start(operations(planned.counts));
  return await session.up(upstream);
}
