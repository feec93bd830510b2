import { addCounts, type ChangeKind } from "./changes.js";
import type { StackResult } from "./result.js";
import type { Step } from "./stack.js";
import type { RunWorld } from "./world.js";

const LEAVES: readonly ChangeKind[] = ["delete", "retain"];

/**
 * What global no longer has may stand on what a region no longer has: a replica on its subnet group, a copy on its vault.
 * So it goes first. Undefined where neither or only one of them loses something.
 */
export async function pruneGlobal(
  world: RunWorld,
  previews: readonly StackResult[],
  start: (step: Step, expected: number) => void,
): Promise<StackResult | undefined> {
  const global = world.plan.steps.find(({ kind }) => kind === "global");
  if (global === undefined) return undefined;
  const urns = leaving(previews.filter(({ stack }) => stack === global.stack));
  const regions = leaving(previews.filter(({ stack }) => stack !== global.stack));
  if (urns.length === 0 || regions.length === 0) return undefined;
  start(global, urns.length);
  return await world.sessions.of(global).prune(urns);
}

function leaving(previews: readonly StackResult[]): readonly string[] {
  return previews.flatMap(({ changes }) => changes.filter(({ kind }) => LEAVES.includes(kind)).map(({ urn }) => urn));
}

/** One result of a stack that was worked on twice. */
export function joined(first: StackResult, second: StackResult): StackResult {
  const changes = first.changes.filter(({ kind }) => kind !== "same");
  const counts = addCounts({ ...first.counts, same: 0 }, second.counts);
  const { startedAt } = first;
  return {
    ...second,
    ...(startedAt === undefined ? {} : { startedAt }),
    counts,
    changes: [...changes, ...second.changes],
    verdict: second.verdict === "unchanged" ? first.verdict : second.verdict,
  };
}
