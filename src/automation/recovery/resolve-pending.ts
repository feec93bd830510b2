import { providerUrn, type ResourceState } from "../state/ledger.js";
import { asAdopted, withoutSecrets } from "./adopted.js";
import type { FindCreated } from "./created.js";

/** What the engine had begun and not recorded the end of. */
export interface PendingOperation {
  readonly type: string;
  readonly resource: ResourceState;
}

export interface Interrupted {
  readonly resources: readonly ResourceState[];
  readonly pending: readonly PendingOperation[];
}

export interface Resolved {
  readonly resources: readonly ResourceState[];
  /** URNs whose state is older than the cloud. */
  readonly outdated: readonly string[];
  readonly adopted: readonly string[];
  /** Creates that never reached the cloud. */
  readonly forgotten: readonly string[];
}

/**
 * Settles every pending operation: what was created is adopted, what was not is forgotten, and what was being changed or
 * deleted is to be read again. Left alone, the engine would create all of it a second time.
 */
export async function resolvePending({ resources, pending }: Interrupted, find: FindCreated): Promise<Resolved> {
  const creates = pending.filter(({ type }) => type === "creating").map(({ resource }) => resource);
  const others = pending.filter(({ type }) => type !== "creating").map(({ resource }) => resource.urn);
  let known = resources;
  const adopted: string[] = [];
  const forgotten: string[] = [];
  for (const create of creates) {
    const id = await find({
      type: create.type,
      region: regionOf(create, resources),
      tag: tagOf(create.inputs ?? {}),
      inputs: withoutSecrets(create.inputs ?? {}),
      known: new Set(known.flatMap((other) => (other.type === create.type ? [other.id ?? ""] : []))),
    });
    if (id === undefined) {
      forgotten.push(create.urn);
      continue;
    }
    known = withAdopted(known, asAdopted(create, id));
    adopted.push(create.urn);
  }
  const present = new Set(known.map(({ urn }) => urn));
  return { resources: known, adopted, forgotten, outdated: [...adopted, ...others].filter((urn) => present.has(urn)) };
}

/** In place of the one that it replaces, which is then only to be deleted; else last, after all that it needs. */
function withAdopted(resources: readonly ResourceState[], adopted: ResourceState): readonly ResourceState[] {
  const at = resources.findIndex(({ urn }) => urn === adopted.urn);
  const replaced = resources[at];
  if (replaced === undefined) return [...resources, adopted];
  return [...resources.slice(0, at), adopted, { ...replaced, delete: true }, ...resources.slice(at + 1)];
}

const ID_TAG = "tapctl:id";

function tagOf({ tags }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof tags !== "object" || tags === null) return undefined;
  // A group's tags are a list.
  const pairs = Array.isArray(tags) ? tags.map(pairOf) : Object.entries(tags);
  const value: unknown = pairs.find(([key]) => key === ID_TAG)?.[1];
  return typeof value === "string" ? value : undefined;
}

function pairOf(tag: unknown): readonly [unknown, unknown] {
  const fields = new Map<string, unknown>(Object.entries(typeof tag === "object" && tag !== null ? tag : {}));
  return [fields.get("key"), fields.get("value")];
}

/** Its own, or its provider's. */
function regionOf(pending: ResourceState, resources: readonly ResourceState[]): string {
  const own = pending.inputs?.["region"];
  if (typeof own === "string") return own;
  const urn = providerUrn(pending);
  const region = resources.find((resource) => resource.urn === urn)?.inputs?.["region"];
  return typeof region === "string" ? region : "";
}
