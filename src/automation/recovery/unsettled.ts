import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { OpenedSetup } from "../messages.js";
import type { ResourceState } from "../state/ledger.js";
import { readStoredCheckpoint } from "../state/stored-checkpoint.js";
import type { PendingOperation } from "./resolve-pending.js";

export interface Deployment {
  readonly resources?: readonly ResourceState[] | null;
  readonly pending_operations?: readonly PendingOperation[] | null;
}

/** What a state says of work that did not come to its end. */
export interface Unsettled {
  readonly pending: readonly PendingOperation[];
  /**
   * URNs of what was made or changed only in part. Nothing would mend it: a provider compares what is wanted with what
   * it had asked for, and finds no difference.
   */
  readonly halfDone: readonly string[];
}

export async function readUnsettled(stack: Stack, { store, step }: OpenedSetup): Promise<Unsettled> {
  const read = await (store === undefined ? deploymentOf(stack) : readStoredCheckpoint(store, step.stack));
  const { resources, pending_operations: pending } = (read ?? {}) as Deployment;
  const halfDone = (resources ?? []).filter(({ initErrors }) => (initErrors ?? []).length > 0);
  return { pending: pending ?? [], halfDone: halfDone.map(({ urn }) => urn) };
}

export async function deploymentOf(stack: Stack): Promise<Deployment | null> {
  return (await stack.exportStack()).deployment as Deployment | null;
}
