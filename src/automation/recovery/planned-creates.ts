import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EngineEvent, Stack, StepEventStateMetadata } from "@pulumi/pulumi/automation/index.js";
import type { ResourceState } from "../state/ledger.js";
import type { EngineOptions } from "../worker/operation-context.js";
import type { ProgramRun } from "../worker/program-run.js";

/** The part of a saved plan that the engine's events leave out. */
interface Goal {
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

interface SavedPlan {
  readonly plan?: { readonly resourcePlans?: Readonly<Record<string, { readonly goal?: Goal }>> };
}

const CREATES: ReadonlySet<string> = new Set(["create", "create-replacement"]);

/** What an `up` of that program would make in the cloud, as its checkpoint would have it, but for ids and secrets. */
export async function plannedCreates(
  stack: Stack,
  { run }: ProgramRun,
  silent: EngineOptions,
  workFolder: string,
): Promise<readonly ResourceState[]> {
  const planned: StepEventStateMetadata[] = [];
  const onEvent = (event: EngineEvent): void => {
    silent.onEvent(event);
    const metadata = event.resourcePreEvent?.metadata;
    const state = metadata?.new;
    if (metadata === undefined || !CREATES.has(metadata.op) || state?.custom !== true) return;
    if (!metadata.type.startsWith("pulumi:")) planned.push(state);
  };
  const plan = join(workFolder, "recovery-plan.json");
  try {
    await stack.preview({ ...silent, onEvent, program: run, plan });
    const goals = planned.length === 0 ? {} : await readGoals(plan);
    return planned.map((state) => resourceOf(state, goals[state.urn]?.goal ?? {}));
  } finally {
    await rm(plan, { force: true });
  }
}

function resourceOf(state: StepEventStateMetadata, { dependencies, propertyDependencies }: Goal): ResourceState {
  const { urn, type, parent, provider, protect, retainOnDelete, inputs } = state;
  return {
    ...{ urn, type, custom: true, parent, inputs, provider },
    ...(protect === true ? { protect } : {}),
    ...(retainOnDelete === true ? { retainOnDelete } : {}),
    ...(dependencies === undefined ? {} : { dependencies }),
    ...(propertyDependencies === undefined ? {} : { propertyDependencies }),
  };
}

/** https://pkg.go.dev/github.com/pulumi/pulumi/sdk/v3/go/common/apitype#DeploymentPlanV1 */
async function readGoals(path: string): Promise<Readonly<Record<string, { readonly goal?: Goal }>>> {
  const saved = JSON.parse(await readFile(path, "utf8")) as SavedPlan;
  return saved.plan?.resourcePlans ?? {};
}
