import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { withoutStrangers } from "../state/ledger.js";
import type { EngineOptions } from "../worker/operation-context.js";
import { isUnread } from "./adopted.js";
import type { Deployment } from "./unsettled.js";

/**
 * What an import says of some types where nothing is, and a read of others finds nothing; of a network's lists, for one:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_network_acl.go
 */
const NOT_THERE = /couldn't find resource|empty result/;

/** Reads what was adopted, and forgets what only seemed to be there: AWS tells tags of what is gone for a while. */
export async function readAdopted(stack: Stack, silent: EngineOptions, urns: readonly string[]): Promise<void> {
  const gone = new Set<string>();
  const onEvent = (event: EngineEvent): void => {
    silent.onEvent(event);
    const { severity, urn, message = "" } = event.diagnosticEvent ?? {};
    if (severity === "error" && urn !== undefined && NOT_THERE.test(message)) gone.add(urn);
  };
  try {
    await stack.refresh({ ...silent, onEvent, target: [...urns] });
  } catch (error) {
    if (gone.size === 0) throw error;
    const left = await forget(stack, gone);
    const unread = urns.filter((urn) => left.has(urn));
    if (unread.length > 0) await readAdopted(stack, silent, unread);
  }
}

/** Returns what is still to be read. */
async function forget(stack: Stack, gone: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const exported = await stack.exportStack();
  const deployment = exported.deployment as Deployment | null;
  const kept = (deployment?.resources ?? []).filter((resource) => !(gone.has(resource.urn) && isUnread(resource)));
  const known = new Set(kept.map(({ urn }) => urn));
  const resources = kept.map((resource) => withoutStrangers(resource, known));
  await stack.importStack({ ...exported, deployment: { ...deployment, resources } });
  return new Set(resources.filter((resource) => isUnread(resource) && !gone.has(resource.urn)).map(({ urn }) => urn));
}
