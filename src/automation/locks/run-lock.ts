import { setTimeout as sleep } from "node:timers/promises";
import { TapStackError } from "../../errors.js";
import type { StateStore } from "../state/state-store.js";
import { beatLock, createLock, releaseLock, replaceLock, type LockRecord } from "./lock-record.js";
import { lockWatch, type LockWatch } from "./lock-watch.js";
import { stateOf, thisProcess } from "./owner.js";

/** In ms. */
interface LockPace {
  readonly beatEvery: number;
  /** A lock of another machine that does not change for so long has lost its owner. */
  readonly deadAfter: number;
  readonly lookEvery: number;
}

const PACE: LockPace = { beatEvery: 20_000, deadAfter: 90_000, lookEvery: 500 };

export interface LockRequest {
  readonly store: StateStore;
  readonly stacks: readonly string[];
  readonly run: string;
  readonly command: string;
  /** For how long a lock that is held by somebody alive is waited for, in ms. */
  readonly waitMs: number;
  readonly say: (line: string) => void;
  /** Somebody else has taken a lock that was ours: whoever was suspended for minutes must not go on. */
  readonly onLost: (stack: string) => void;
  readonly pace?: LockPace;
}

export interface HeldLocks {
  readonly own: LockRecord;
  /** The locks of dead runs that were in the way, by stack. */
  readonly taken: ReadonlyMap<string, LockRecord>;
  release(): Promise<void>;
}

/** One lock a stack, in the order of their names, so that two runs never wait for each other; all of them or none. */
export async function takeLocks(request: LockRequest): Promise<HeldLocks> {
  const { store, stacks, run, command, pace = PACE } = request;
  const record: LockRecord = {
    ...(await thisProcess()),
    run,
    command,
    takenAt: new Date().toISOString(),
    beat: 0,
  };
  const held: string[] = [];
  const taken = new Map<string, LockRecord>();
  const watch = lockWatch(store, stacks);
  const heart = startHeart(request, record, held, pace);
  const release = async (): Promise<void> => {
    await heart.stop();
    for (const stack of held) await releaseLock(store, stack, run);
  };
  try {
    for (const stack of [...stacks].sort()) {
      const dead = await takeLock({ ...request, watch }, stack, record, pace);
      if (dead !== undefined) taken.set(stack, dead);
      held.push(stack);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { own: record, taken, release };
}

/** Returns the lock of a dead run, if that had to give way. */
async function takeLock(
  { store, waitMs, say, watch }: LockRequest & { readonly watch: LockWatch },
  stack: string,
  record: LockRecord,
  pace: LockPace,
): Promise<LockRecord | undefined> {
  const until = performance.now() + waitMs;
  let told = false;
  for (;;) {
    if (await createLock(store, stack, record)) return undefined;
    const sighting = await watch(stack);
    if (sighting === undefined) continue;
    const { record: other, changed, unchangedFor } = sighting;
    const state = await stateOf(other, store.shared);
    if (state === "dead" || unchangedFor > pace.deadAfter) {
      if (await replaceLock(store, stack, sighting, record)) return other;
    } else if ((state === "alive" || changed) && performance.now() >= until) {
      throw lockedBy(stack, other);
    } else if (!told) {
      say(`Waiting for ${stack}: ${describe(other)}`);
      told = true;
    }
    await sleep(pace.lookEvery);
  }
}

function startHeart(
  { store, onLost }: LockRequest,
  record: LockRecord,
  held: readonly string[],
  { beatEvery }: LockPace,
): { readonly stop: () => Promise<void> } {
  let beat = 0;
  let beating: Promise<unknown> | undefined;
  const beatOne = async (stack: string): Promise<void> => {
    // A disk that is full for a moment, or a network that is away, costs a beat, not the run.
    const ours = await beatLock(store, stack, { ...record, beat }).catch(() => true);
    if (!ours) onLost(stack);
  };
  const timer = setInterval(() => {
    // Slow answers must not pile up.
    if (beating !== undefined) return;
    beat += 1;
    beating = Promise.all(held.map(beatOne)).finally(() => {
      beating = undefined;
    });
  }, beatEvery);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}

export function describe({ command, run, pid, host, takenAt }: LockRecord): string {
  return `tapctl ${command} holds it, run ${run}, process ${pid} on ${host}, since ${takenAt}`;
}

function lockedBy(stack: string, record: LockRecord): TapStackError {
  return new TapStackError("LOCKED", `The stack ${stack} is locked: ${describe(record)}`, {
    hint: "Wait for it: --lock-wait 10m; look at it: tapctl unlock",
  });
}
