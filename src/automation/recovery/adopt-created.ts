import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { ResourceState } from "../state/ledger.js";
import { holdsUnknown } from "../worker/property-changes.js";
import type { EngineOptions } from "../worker/operation-context.js";
import type { ProgramRun } from "../worker/program-run.js";
import { asAdopted, isUnread } from "./adopted.js";
import type { FindCreated } from "../../deployment/sought.js";
import { plannedCreates } from "./planned-creates.js";
import { readAdopted } from "./read-adopted.js";
import { canExist, soughtFor, withAdopted } from "./sought.js";
import { deploymentOf, type Deployment } from "./unsettled.js";

interface Adoption {
  readonly find: FindCreated;
  readonly silent: EngineOptions;
  /** The stack's own. */
  readonly workFolder: string;
}

interface Adopted {
  /** URNs of what existed already. */
  readonly adopted: readonly string[];
  /** Creates that are still to be done. */
  readonly left: number;
}

/**
 * Looks in the cloud for everything that the program would create, and puts what is there already into the state. What
 * one finds gives others the ids by which they are known, so it looks until nothing more is found.
 */
export async function adoptCreated(stack: Stack, program: ProgramRun, adoption: Adoption): Promise<Adopted> {
  const { find, silent, workFolder } = adoption;
  const adopted = new Set<string>();
  await readUnread(stack, silent);
  for (;;) {
    const planned = await plannedCreates(stack, program, silent, workFolder);
    const wanted = planned.filter(({ urn }) => !adopted.has(urn));
    const exported = await stack.exportStack();
    const deployment = exported.deployment as Deployment | null;
    const { resources, found } = await findAll(wanted, deployment?.resources ?? [], find);
    if (found.length === 0) return { adopted: stillIn(deployment?.resources ?? [], adopted), left: planned.length };
    await stack.importStack({ ...exported, deployment: { ...deployment, resources } });
    // What was asked for is known; what came of it only the cloud can tell.
    await readAdopted(stack, silent, found);
    for (const urn of found) adopted.add(urn);
  }
}

/** What an earlier run adopted and did not come to read. */
async function readUnread(stack: Stack, silent: EngineOptions): Promise<void> {
  const { resources } = (await deploymentOf(stack)) ?? {};
  const unread = (resources ?? []).filter(isUnread).map(({ urn }) => urn);
  if (unread.length > 0) await readAdopted(stack, silent, unread);
}

/** The read takes out of the state what only seemed to be there. */
export function stillIn(resources: readonly ResourceState[], urns: Iterable<string>): readonly string[] {
  const present = new Set(resources.map(({ urn }) => urn));
  return [...urns].filter((urn) => present.has(urn));
}

async function findAll(wanted: readonly ResourceState[], present: readonly ResourceState[], find: FindCreated) {
  let resources = present;
  const found: string[] = [];
  for (const create of wanted) {
    if (!canExist(create, resources)) continue;
    const sought = soughtFor(create, resources);
    // What has no tag is known by what it belongs to; where that is yet to be made, so is this.
    if (sought.tag === undefined && holdsUnknown(sought.inputs)) continue;
    const id = await find(sought);
    if (id === undefined) continue;
    resources = withAdopted(resources, asAdopted(create, id));
    found.push(create.urn);
  }
  return { resources, found };
}
