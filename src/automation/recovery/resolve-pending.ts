import type { ResourceState } from "../state/ledger.js";
import { asAdopted } from "./adopted.js";
import type { FindCreated } from "../../deployment/sought.js";
import { soughtFor, withAdopted } from "./sought.js";

/** What the engine had begun and not recorded the end of. */
export interface PendingOperation {
  readonly type: string;
  readonly resource: ResourceState;
}

export interface Interrupted {
  readonly resources: readonly ResourceState[];
  readonly pending: readonly PendingOperation[];
}

interface Resolved {
  readonly resources: readonly ResourceState[];
  /** URNs whose state is older than the cloud. */
  readonly outdated: readonly string[];
  readonly adopted: readonly string[];
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
  for (const create of creates) {
    const id = await find(soughtFor(create, known));
    if (id === undefined) continue;
    known = withAdopted(known, asAdopted(create, id));
    adopted.push(create.urn);
  }
  const present = new Set(known.map(({ urn }) => urn));
  return { resources: known, adopted, outdated: [...adopted, ...others].filter((urn) => present.has(urn)) };
}
