import { planUp, type Plan } from "../deployment/plan.js";
import type { StackResult } from "../deployment/result.js";
import {
  differenceBetween,
  movedSince,
  plannedStack,
  planMoved,
  statesOf,
  type Basis,
  type SavedPlan,
} from "../deployment/saved-plan.js";
import type { Deps, OpenRun, Project } from "./deps.js";
import { otherStacks } from "./errors.js";
import { selectionOf, type CommonFlags } from "./options.js";

interface Place {
  readonly deps: Deps;
  readonly project: Project;
  readonly plan: Plan;
  readonly run: OpenRun;
}

/** What everything stood on before the first preview. */
export async function basisOf({ deps, project, plan, run }: Place): Promise<Basis> {
  const { deployment, account, configurationDigest } = project;
  return {
    environment: deployment.name,
    account,
    target: project.target,
    tapctlVersion: deps.version,
    engineVersion: run.engineVersion,
    configuration: configurationDigest,
    code: await run.codeDigest(),
    states: await statesOf(plan, run.engine),
  };
}

/** Nobody else may have changed a state while it was previewed, for a preview takes no lock. */
export async function savePlan(folder: string, place: Place, basis: Basis, previews: readonly StackResult[]) {
  const { deps, project, run } = place;
  const moved = movedSince(basis, await basisOf(place));
  if (moved.length > 0) throw planMoved(folder, moved);
  const { selected, deployment } = project;
  const stacks = previews.map(plannedStack);
  const labels = stacks.map(({ label }) => label);
  const [only] = labels.length === 1 ? labels : [];
  const regions = selected === undefined ? undefined : labels.filter((label) => deployment.regions.includes(label));
  const selection = only !== undefined ? { only } : regions === undefined ? {} : { regions };
  await deps.plans.save(folder, {
    schemaVersion: 1,
    run: run.id,
    savedAt: run.now().toISOString(),
    selection,
    basis,
    stacks,
  });
}

/** The stacks that were approved, which flags may repeat but not change. */
export function planOf(saved: SavedPlan, project: Project, flags: CommonFlags): Plan {
  const chosen = selectionOf(project, flags);
  const given = chosen.only !== undefined || chosen.regions !== undefined;
  const plan = planUp(project.deployment, given ? chosen : saved.selection);
  const names = (stacks: readonly { readonly stack: string }[]): string =>
    stacks
      .map(({ stack }) => stack)
      .sort()
      .join(", ");
  if (names(plan.steps) !== names(saved.stacks)) throw otherStacks(names(saved.stacks));
  return plan;
}

/** Throws where something that the plan was saved for is no longer so. */
export async function refuseIfMoved(folder: string, saved: SavedPlan, place: Place): Promise<void> {
  const moved = movedSince(saved.basis, await basisOf(place));
  if (moved.length > 0) throw planMoved(folder, moved);
}

/** Throws where a preview differs from the one that was approved. */
export async function refuseIfDifferent(
  folder: string,
  saved: SavedPlan,
  { deps }: Place,
  previews: readonly StackResult[],
): Promise<void> {
  const now = await deps.plans.asSaved({ ...saved, stacks: previews.map(plannedStack) });
  for (const planned of now.stacks) {
    const approved = saved.stacks.find(({ stack }) => stack === planned.stack);
    const difference = approved === undefined ? "it was not planned" : differenceBetween(approved, planned);
    if (difference !== undefined) throw planMoved(folder, [`${planned.label}: ${difference}`]);
  }
}
