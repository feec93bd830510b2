import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { ResourceState } from "../state/ledger.js";

/** The part of a checkpoint that is read and written here. */
interface Checkpoint {
  readonly resources?: readonly ResourceState[];
}

export async function exportResources(stack: Stack): Promise<readonly ResourceState[]> {
  const exported = await stack.exportStack();
  return (exported.deployment as Checkpoint | null)?.resources ?? [];
}

/** Puts into the stack what it lacks of those resources, so that `up` finds them instead of making them; true if any. */
export async function putInto(stack: Stack, resources: readonly ResourceState[]): Promise<boolean> {
  const exported = await stack.exportStack();
  const deployment = exported.deployment as Checkpoint | null;
  const present = deployment?.resources ?? [];
  const known = new Set(present.map(({ urn }) => urn));
  const missing = resources.filter(({ urn }) => !known.has(urn));
  if (missing.length === 0) return false;

  await stack.importStack({ ...exported, deployment: { ...deployment, resources: [...present, ...missing] } });
  return true;
}
