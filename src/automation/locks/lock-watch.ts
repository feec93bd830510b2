import type { StateStore } from "../state/state-store.js";
import { seeLock, type LockRecord, type SeenLock } from "./lock-record.js";

/** Another run's lock as it was when it last changed. */
interface Sighting extends SeenLock {
  readonly changed: boolean;
  /** For how long it has been as it is, in ms. */
  readonly unchangedFor: number;
}

/** Undefined where the stack has no lock. */
export type LockWatch = (stack: string) => Promise<Sighting | undefined>;

/** Looks at all locks each time, so that those of one run that died elsewhere are waited for together. */
export function lockWatch(store: StateStore, stacks: readonly string[]): LockWatch {
  const seen = new Map<string, { readonly record: LockRecord; readonly since: number }>();
  const look = async (stack: string): Promise<Sighting | undefined> => {
    const found = await seeLock(store, stack);
    if (found === undefined) return undefined;
    const { record } = found;
    const before = seen.get(stack);
    const same = before?.record.run === record.run && before.record.beat === record.beat;
    const since = same ? before.since : performance.now();
    seen.set(stack, { record, since });
    return { ...found, changed: before !== undefined && !same, unchangedFor: performance.now() - since };
  };
  return async (wanted) => {
    const sightings = await Promise.all(stacks.map(async (stack) => [stack, await look(stack)] as const));
    return new Map(sightings).get(wanted);
  };
}
