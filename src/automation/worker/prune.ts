import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { ResourceState } from "../state/ledger.js";
import { exportResources } from "./adopt.js";
import type { EngineOptions } from "./operation-context.js";

/** Deletes those resources and no other; one that something else still needs stays. */
export async function prune(stack: Stack, urns: readonly string[], options: EngineOptions): Promise<void> {
  const target = expendable(await exportResources(stack), new Set(urns));
  if (target.length > 0) await stack.destroy({ ...options, target: [...target] });
}

/** The engine refuses to delete what another resource depends on that is not to be deleted with it. */
export function expendable(resources: readonly ResourceState[], wanted: ReadonlySet<string>): readonly string[] {
  const kept = new Set<string>();
  // Whatever depends on a resource comes after it in a checkpoint.
  for (const resource of [...resources].reverse()) {
    if (wanted.has(resource.urn) && !kept.has(resource.urn)) continue;
    for (const urn of needsOf(resource)) kept.add(urn);
  }
  return resources.map(({ urn }) => urn).filter((urn) => wanted.has(urn) && !kept.has(urn));
}

function needsOf({ dependencies, parent, propertyDependencies }: ResourceState): readonly string[] {
  const properties = Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? []);
  return [...(dependencies ?? []), ...properties, ...(parent === undefined ? [] : [parent])];
}
