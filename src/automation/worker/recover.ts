import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { Listener } from "../../deployment/events.js";
import type { OpenedSetup } from "../messages.js";
import type { FindCreated } from "../../deployment/sought.js";
import { stillIn } from "../recovery/adopt-created.js";
import { resolvePending, type PendingOperation } from "../recovery/resolve-pending.js";
import { deploymentOf, readUnsettled, type Deployment } from "../recovery/unsettled.js";
import type { EngineOptions } from "./operation-context.js";

interface Recovery {
  readonly setup: OpenedSetup;
  readonly find: FindCreated;
  readonly emit: Listener;
  readonly silent: EngineOptions;
}

/** Brings the state up to the cloud where a run did not finish what it had begun; otherwise does nothing. */
export async function recover(stack: Stack, { setup, find, emit, silent }: Recovery): Promise<void> {
  const { pending, halfDone } = await readUnsettled(stack, setup);
  if (pending.length + halfDone.length === 0) return;
  const { stack: name, label } = setup.step;
  const say = (message: string): void => {
    emit({ type: "diagnostic", stack: name, label, severity: "warning", message });
  };
  const resolved = pending.length === 0 ? NOTHING : await settle(stack, find);
  const outdated = [...new Set([...resolved.outdated, ...halfDone])];
  if (outdated.length > 0) await stack.refresh({ ...silent, target: outdated });
  if (halfDone.length > 0)
    say(`${resources(halfDone.length)} made or changed only in part: what is there is read again`);
  const begun = pending.filter(({ type }) => type !== "reading");
  if (begun.length === 0) return;
  const adopted = stillIn((await deploymentOf(stack))?.resources ?? [], resolved.adopted);
  say(sentence(begun, adopted.length));
}

const NOTHING = { adopted: [], outdated: [] };

async function settle(stack: Stack, find: FindCreated) {
  const exported = await stack.exportStack();
  const deployment = exported.deployment as Deployment | null;
  const pending = deployment?.pending_operations ?? [];
  const resolved = await resolvePending({ resources: deployment?.resources ?? [], pending }, find);
  const settled = { ...deployment, resources: resolved.resources, pending_operations: [] };
  await stack.importStack({ ...exported, deployment: settled });
  return resolved;
}

function resources(count: number): string {
  return count === 1 ? "A resource was" : `${count} resources were`;
}

function sentence(pending: readonly PendingOperation[], adopted: number): string {
  const creates = pending.filter(({ type }) => type === "creating").length;
  return `An earlier run was interrupted with ${pending.length} operations begun: ${adopted} had made something, which is adopted, ${creates - adopted} had not`;
}
