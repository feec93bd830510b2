import { TapStackError } from "../errors.js";
import { globalStep, type Plan, regionalStep } from "./plan.js";
import { isDone, notRun, orFailure, runQueue } from "./queue.js";
import { hasChanges, type StackResult } from "./result.js";
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
  await refuseWhileGlobalStands(world);
  const done: StackResult[] = [];
  listen({ type: "stage-started", operation: "destroy", stacks: plan.steps.map(({ stack }) => stack) });
  const run = async (step: Step): Promise<StackResult> => {
    const leaving = step.kind === "global" && destruction.leaving.length > 0;
    const operation = leaving ? "up" : "destroy";
    listen({ type: "stack-started", stack: step.stack, label: step.label, operation });
    const work = leaving ? updateWithout : destroyStep;
    const result = await orFailure(step, operation, () => work(step, world, destruction));
    done.push(result);
    listen({ type: "stack-finished", result });
    return result;
  };
  const results = await runQueue(plan.steps, run, { ...rules, operation: "destroy" });
  for (const result of results) if (!done.includes(result)) listen({ type: "stack-finished", result });
  return results;
}

/** Without a region's outputs nobody could take the global stack apart any more. */
async function refuseWhileGlobalStands({ plan, engine }: RunWorld): Promise<void> {
  if (plan.steps.some(({ kind }) => kind === "global")) return;
  if ((await engine.deployedOutputs(globalStep(plan.deployment))) === undefined) return;
  throw globalStands(plan);
}

async function destroyStep(step: Step, world: RunWorld, { purgeKeys }: Destruction): Promise<StackResult> {
  const { engine, sessions } = world;
  // A global stack that was never made needs nothing of the regions, which may be half-made themselves.
  const exists = step.kind === "global" && (await engine.mayHold(step));
  const upstream = exists ? await upstreamOf(step, { ...world, results: [] }) : {};
  return await sessions.of(step).destroy(upstream, purgeKeys);
}

async function updateWithout(step: Step, world: RunWorld, destruction: Destruction): Promise<StackResult> {
  const { leaving, confirmGlobal } = destruction;
  // After a first `up` that failed half-way there is no global stack, and a destruction creates nothing.
  if ((await world.engine.deployedOutputs(step)) === undefined) return notRun(step, "up", "unchanged");
  const upstream = await upstreamOf(step, { ...world, results: [], without: leaving });
  const session = world.sessions.of(step);
  const unprotected = await unprotect(step, world, leaving);
  if (unprotected !== undefined && !isDone(unprotected)) return unprotected;
  const planned = await session.preview(upstream);
  if (!isDone(planned)) return { ...planned, operation: "up" };
  if (!hasChanges(planned)) return { ...planned, operation: "up", verdict: "unchanged" };
  if (!(await confirmGlobal(planned))) return { ...notRun(step, "up", "skipped", "Declined"), verdict: "cancelled" };
  if (world.control.stopping()) return notRun(step, "up", "not-started", "The run was cancelled");
  return await session.up(upstream);
}

/** Not even a preview may delete what is protected, so this comes first; a region that is half gone has nothing to lift. */
async function unprotect(step: Step, world: RunWorld, leaving: readonly string[]): Promise<StackResult | undefined> {
  const { plan, engine, sessions } = world;
  const gone: string[] = [];
  for (const region of leaving) {
    if ((await engine.deployedOutputs(regionalStep(plan.deployment, region))) === undefined) gone.push(region);
  }
  if (gone.length === leaving.length) return undefined;
  const upstream = await upstreamOf(step, { ...world, results: [], without: gone });
  return await sessions.of(step).unprotect(
    upstream,
    leaving.filter((region) => !gone.includes(region)),
  );
}

function globalStands({ steps, deployment: { primary } }: Plan): TapStackError {
  const regions = steps.map(({ region }) => region);
  const hint = regions.includes(primary)
    ? "Destroy the global stack first: tapctl destroy --only global"
    : `Take it out of the global stack too: tapctl destroy --regions ${regions.join(",")}`;
  return new TapStackError("USAGE", `Cannot destroy ${regions.join(", ")} alone: the global stack still stands on it`, {
    hint,
  });
}
