import { setTimeout as sleep } from "node:timers/promises";
import type { LockRecord } from "../automation/locks/lock-record.js";
import { lockedByEngine, removeDeadEngineLocks } from "../automation/locks/engine-lock.js";
import { takeLocks } from "../automation/locks/run-lock.js";
import type { StateStore } from "../automation/state/state-store.js";
import type { RunRequest } from "../commands/deps.js";
import type { Access } from "./access.js";

export interface Hold {
  release(): Promise<void>;
}

/** For commands that only read, and for backends that tapctl cannot write to. */
const NOTHING: Hold = { release: () => Promise.resolve() };

/** Keeps everybody else from the stacks until it is released, and clears away what dead engines left of theirs. */
export async function holdLocks(
  { backend, environment }: Access,
  run: string,
  { command, writes, stacks, warn }: RunRequest,
  onLost: (stack: string) => void,
): Promise<Hold> {
  const { store } = backend;
  if (!writes) return NOTHING;
  if (store === undefined) {
    warn(NOT_KEPT);
    return NOTHING;
  }
  const waitMs = environment.run.lockWait;
  const locks = await takeLocks({ store, stacks, run, command, waitMs, say: warn, onLost });
  try {
    for (const stack of stacks) {
      const dead = locks.taken.get(stack);
      await clearEngineLocks({ store, stack, dead, patience: dead === undefined ? waitMs : LAST_WORDS + waitMs });
      if (dead === undefined) continue;
      warn(`The run ${dead.run} on ${dead.host} did not finish ${stack}: this one goes on from there`);
    }
  } catch (error) {
    await locks.release();
    throw error;
  }
  return {
    async release() {
      // An engine that was killed leaves its lock; whoever comes next may sit on another machine and cannot tell.
      for (const stack of stacks) await untilGone(store, stack, locks.own);
      await locks.release();
    },
  };
}

const NOT_KEPT =
  "This backend's own lock is the only one: tapctl keeps locks, marks of unfinished runs and the list of what destroy leaves in files and s3:// only";

/** For how long the engine of a killed run may go on finishing what it had begun, in ms. */
const LAST_WORDS = 60_000;
const LOOK_EVERY = 250;

/** One that was killed a moment ago may still be about to end. In ms. */
const LAST_GASP = 3000;

async function untilGone(store: StateStore, stack: string, own: LockRecord): Promise<void> {
  const until = Date.now() + LAST_GASP;
  while ((await removeDeadEngineLocks(store, stack, own)).length > 0 && Date.now() < until) await sleep(LOOK_EVERY);
}

interface Clearing {
  readonly store: StateStore;
  readonly stack: string;
  readonly dead: LockRecord | undefined;
  /** In ms. */
  readonly patience: number;
}

async function clearEngineLocks({ store, stack, dead, patience }: Clearing): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const [other] = await removeDeadEngineLocks(store, stack, dead);
    if (other === undefined) return;
    if (Date.now() >= until) throw lockedByEngine(stack, other);
    await sleep(LOOK_EVERY);
  }
}
