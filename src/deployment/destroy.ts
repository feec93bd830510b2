import { runQueue } from "./queue.js";
import type { StackResult } from "./result.js";
import type { Step } from "./stack.js";
import { upstreamOf } from "./upstream.js";
import type { RunWorld } from "./world.js";

export interface Destruction {
  readonly purgeKeys: boolean;
  /** Regions that leave a deployment which otherwise stays: global is then updated without them, not destroyed. */
  readonly leaving: readonly string[];
  /** Asked once global's plan without them is known. */
  readonly confirmGlobal: (planned: StackResult) => Promise<boolean>;
}

/** Global first, then the regions in parallel. */
export async function runDestroy(world: RunWorld, destruction: Destruction): Promise<readonly StackResult[]> {
  const { plan, listen, rules } = world;
  const done: StackResult[] = [];
  listen({ type: "stage-started", operation: "destroy", stacks: plan.steps.map(({ stack }) => stack) });
  const run = async (step: Step): Promise<StackResult> => {
    const leaving = step.kind === "global" && destruction.leaving.length > 0;
    const operation = leaving ? "up" : "destroy";
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation });
    const result = await (leaving ? updateWithout(step, world, destruction) : destroyStep(step, world, destruction));
    done.push(result);
    listen({ type: "stack-finished", result });
    return result;
  };
  const results = await runQueue(plan.steps, run, { ...rules, operation: "destroy" });
  for (const result of results) if (!done.includes(result)) listen({ type: "stack-finished", result });
  return results;
}

async function destroyStep(step: Step, world: RunWorld, { purgeKeys }: Destruction): Promise<StackResult> {
  const { engine, sessions } = world;
  // A global stack that was never made needs nothing of the regions, which may be half-made themselves.
  const exists = step.kind === "global" && (await engine.deployedOutputs(step)) !== undefined;
  const upstream = exists ? await upstreamOf(step, { ...world, results: [] }) : {};
  return await sessions.of(step).destroy(upstream, purgeKeys);
}

async function updateWithout(step: Step, world: RunWorld, destruction: Destruction): Promise<StackResult> {
  const { leaving, confirmGlobal } = destruction;
  const upstream = await upstreamOf(step, { ...world, results: [], without: leaving });
  const session = world.sessions.of(step);
  const planned = await session.preview(upstream);
  if (planned.verdict !== "succeeded") return { ...planned, operation: "up" };
  if (!(await confirmGlobal(planned))) return { ...planned, operation: "up", verdict: "cancelled", reason: "Declined" };
  return await session.up(upstream);
}
