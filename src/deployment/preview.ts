import { isDone, runQueue } from "./queue.js";
import type { StackResult } from "./result.js";
import type { Step } from "./stack.js";
import { requireAllDeployed, upstreamOf } from "./upstream.js";
import type { RunWorld } from "./world.js";

/** Previews every stack of the plan, global with what the regions will output; nothing needs to exist. */
export async function previewPlan(world: RunWorld): Promise<readonly StackResult[]> {
  const { plan, engine, sessions, listen } = world;
  const onlyGlobal = plan.steps.every(({ kind }) => kind === "global");
  if (onlyGlobal) await requireAllDeployed(plan, engine);
  const global = plan.steps.find(({ kind }) => kind === "global");
  // Its worker starts and loads while the regions are being previewed.
  if (global !== undefined) sessions.of(global);

  listen({ type: "stage-started", operation: "preview", stacks: plan.steps.map(({ stack }) => stack) });
  const done: StackResult[] = [];
  const preview = async (step: Step): Promise<StackResult> => {
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation: "preview" });
    const upstream = step.kind === "global" ? await upstreamOf(step, { plan, engine, results: done }) : {};
    const result = await sessions.of(step).preview(upstream);
    done.push(result);
    listen({ type: "stack-finished", result });
    return result;
  };
  const results = await runQueue(plan.steps, preview, { ...world.rules, operation: "preview" });
  for (const result of results) if (!done.includes(result)) listen({ type: "stack-finished", result });
  return results;
}

export function allPreviewed(results: readonly StackResult[]): boolean {
  return results.every(isDone);
}
