import { TapStackError } from "../../errors.js";
import type { StateStore } from "../state/state-store.js";
import type { Owner } from "./owner.js";

/** What a run writes about itself while it works on a stack. */
export interface LockRecord extends Owner {
  readonly run: string;
  /** As it was typed: `up`. */
  readonly command: string;
  /** ISO 8601. */
  readonly takenAt: string;
  /** Counts up while the run lives. */
  readonly beat: number;
}

/** A lock as it was read, which may have changed since. */
export interface SeenLock {
  readonly record: LockRecord;
  readonly version: string;
}

export function lockKey(stack: string): string {
  return `tapctl/locks/${stack}.json`;
}

/** Undefined where there is no lock. */
export async function readLock(store: StateStore, stack: string): Promise<LockRecord | undefined> {
  return (await seeLock(store, stack))?.record;
}

export async function seeLock(store: StateStore, stack: string): Promise<SeenLock | undefined> {
  const found = await store.read(lockKey(stack));
  if (found === undefined) return undefined;
  const record = parse(found.text);
  if (record !== undefined) return { record, version: found.version };
  const place = store.locate(lockKey(stack));
  throw new TapStackError("STATE", `Cannot read the lock "${place}": it was not written by tapctl`, {
    hint: "Make sure that no deployment is running, then delete that file",
  });
}

/** False where another run was faster. */
export async function createLock(store: StateStore, stack: string, record: LockRecord): Promise<boolean> {
  return await store.create(lockKey(stack), JSON.stringify(record));
}

/** Puts a lock in the place of one whose owner is dead. False where it changed meanwhile: then look again. */
export async function replaceLock(
  store: StateStore,
  stack: string,
  { version }: SeenLock,
  record: LockRecord,
): Promise<boolean> {
  return await store.replace(lockKey(stack), JSON.stringify(record), version);
}

/** False where the lock is no longer that run's. */
export async function beatLock(store: StateStore, stack: string, record: LockRecord): Promise<boolean> {
  const seen = await seeLock(store, stack);
  if (seen?.record.run !== record.run) return false;
  if (await replaceLock(store, stack, seen, record)) return true;
  return (await readLock(store, stack))?.run === record.run;
}

export async function releaseLock(store: StateStore, stack: string, run: string): Promise<void> {
  if ((await readLock(store, stack))?.run === run) await store.remove(lockKey(stack));
}

function parse(text: string): LockRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is LockRecord {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ["run", "command", "takenAt", "host", "bootId", "processStart"];
  return (
    texts.every((key) => typeof fields.get(key) === "string") &&
    ["pid", "beat"].every((key) => Number.isSafeInteger(fields.get(key)))
  );
}
