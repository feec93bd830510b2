import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { Listener } from "../../deployment/events.js";
import type { OpenedSetup } from "../messages.js";
import type { FindCreated } from "../recovery/created.js";
import { stillIn } from "../recovery/adopt-created.js";
import { resolvePending, type PendingOperation } from "../recovery/resolve-pending.js";
import { readPending } from "../state/checkpoint.js";
import type { ResourceState } from "../state/ledger.js";
import type { EngineOptions } from "./operation-context.js";

interface Recovery {
  readonly setup: OpenedSetup;
  readonly find: FindCreated;
  readonly emit: Listener;
  readonly silent: EngineOptions;
}

interface Deployment {
  readonly resources?: readonly ResourceState[];
  readonly pending_operations?: readonly PendingOperation[] | null;
}

/** Brings the state of an interrupted run up to the cloud; does nothing after a run that ended by itself. */
export async function recover(stack: Stack, { setup, find, emit, silent }: Recovery): Promise<void> {
  const { store, step } = setup;
  if (store !== undefined && (await readPending(store, step.stack)) === 0) return;
  const exported = await stack.exportStack();
  const deployment = exported.deployment as Deployment | null;
  const pending = deployment?.pending_operations ?? [];
  if (deployment === null || pending.length === 0) return;

  const resolved = await resolvePending({ resources: deployment.resources ?? [], pending }, find);
  const settled = { ...deployment, resources: resolved.resources, pending_operations: [] };
  await stack.importStack({ ...exported, deployment: settled });
  if (resolved.outdated.length > 0) await stack.refresh({ ...silent, target: [...resolved.outdated] });
  const read = (await stack.exportStack()).deployment as Deployment | null;
  const adopted = stillIn(read?.resources, resolved.adopted);
  const begun = pending.filter(({ type }) => type !== "reading");
  if (begun.length === 0) return;
  const subject = { stack: step.stack, label: step.label };
  emit({ type: "diagnostic", ...subject, severity: "warning", message: sentence(begun, adopted.length) });
}

function sentence(pending: readonly PendingOperation[], adopted: number): string {
  const creates = pending.filter(({ type }) => type === "creating").length;
  return `An earlier run was interrupted with ${pending.length} operations begun: ${adopted} had made something, which is adopted, ${creates - adopted} had not`;
}
