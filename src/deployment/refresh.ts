import { orFailure, runQueue } from "./queue.js";
import type { StackResult } from "./result.js";
import type { Step } from "./stack.js";
import type { RunWorld } from "./world.js";

/** Asks the cloud what every stack's resources look like now; stacks do not wait for each other. */
export async function runRefresh(world: RunWorld, previewOnly: boolean): Promise<readonly StackResult[]> {
  const { plan, listen, sessions, rules } = world;
  const steps = plan.steps.map((step) => ({ ...step, needs: [] }));
  listen({ type: "stage-started", operation: "refresh", stacks: steps.map(({ stack }) => stack) });
  const done: StackResult[] = [];
  const run = async (step: Step): Promise<StackResult> => {
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation: "refresh" });
    const result = await orFailure(step, "refresh", () => sessions.of(step).refresh(previewOnly));
    done.push(result);
    listen({ type: "stack-finished", result });
    return result;
  };
  const results = await runQueue(steps, run, { ...rules, operation: "refresh" });
  for (const result of results) if (!done.includes(result)) listen({ type: "stack-finished", result });
  return results;
}
