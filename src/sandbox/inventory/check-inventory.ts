import { ID_TAG } from "../../deployment/sought.js";
import type { InventoryResource } from "./read-inventory.js";

/** A resource as a checkpoint, or the ledger of what was retained, records it. */
export interface RecordedResource {
  readonly type: string;
  readonly id: string;
  /** From its outputs; left out for what belongs to no region. */
  readonly region?: string;
  readonly urn: string;
}

export interface InventoryCheck {
  /** In the account, but in no checkpoint and not in the ledger. */
  readonly orphans: readonly InventoryResource[];
  /** Resources that carry one `tapctl:id`: each list is one thing, made more than once. */
  readonly duplicates: readonly (readonly InventoryResource[])[];
  /** In a checkpoint, but no longer in the account. */
  readonly missing: readonly RecordedResource[];
}

export interface Records {
  /** All resources of all stacks that use the account; those that are not `aws:*` resources are ignored. */
  readonly checkpoints: readonly RecordedResource[];
  /** What `destroy` left on purpose. */
  readonly retained: readonly RecordedResource[];
}

export function checkInventory(
  resources: readonly InventoryResource[],
  { checkpoints, retained }: Records,
): InventoryCheck {
  const recorded = new Set([...checkpoints, ...retained].map(identity));
  const existing = new Set(resources.map(identity));
  return {
    orphans: resources.filter((resource) => !resource.adopted && !recorded.has(identity(resource))),
    duplicates: duplicatesOf(resources),
    missing: checkpoints.filter((record) => record.type.startsWith("aws:") && !existing.has(identity(record))),
  };
}

function identity({ type, id, region = "global" }: Pick<RecordedResource, "type" | "id" | "region">): string {
  return [type, region, id].join("\n");
}

function duplicatesOf(resources: readonly InventoryResource[]): readonly (readonly InventoryResource[])[] {
  const tagged = resources.filter(({ tags }) => ID_TAG in tags);
  const identities = new Set(tagged.map(({ tags }) => tags[ID_TAG]));
  return [...identities]
    .map((identityTag) => tagged.filter(({ tags }) => tags[ID_TAG] === identityTag))
    .filter((alike) => alike.length > 1);
}
