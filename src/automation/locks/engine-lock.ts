import { hostname } from "node:os";
import { TapStackError } from "../../errors.js";
import { PROJECT } from "../state/stored-checkpoint.js";
import type { StateStore } from "../state/state-store.js";
import type { LockRecord } from "./lock-record.js";
import { isGone, isThisMachine } from "./owner.js";

/** The engine's own lock of a stack, as Pulumi writes it beside the state. */
export interface EngineLock {
  readonly key: string;
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  /** ISO 8601. */
  readonly timestamp: string;
}

export async function readEngineLocks(store: StateStore, stack: string): Promise<readonly EngineLock[]> {
  const folder = `.pulumi/locks/organization/${PROJECT}/${stack}`;
  const names = (await store.list(folder)).filter((name) => name.endsWith(".json"));
  const locks = await Promise.all(names.map((name) => readEngineLock(store, `${folder}/${name}`)));
  return locks.flatMap((lock) => (lock === undefined ? [] : [lock]));
}

/**
 * Removes, one by one, the locks whose engine is certainly dead: a process of this machine that is gone, or one of a run
 * that is dead itself, or is this one. `pulumi cancel` would remove every lock of the stack, whoever owns it. Returns
 * the rest.
 */
export async function removeDeadEngineLocks(
  store: StateStore,
  stack: string,
  run?: LockRecord,
): Promise<readonly EngineLock[]> {
  const left: EngineLock[] = [];
  for (const lock of await readEngineLocks(store, stack)) {
    if (await isDead(lock, store, run)) await removeEngineLock(store, lock);
    else left.push(lock);
  }
  return left;
}

export async function removeEngineLock(store: StateStore, { key }: EngineLock): Promise<void> {
  // In files the engine keeps one of attributes beside each lock.
  for (const each of [key, `${key}.attrs`]) await store.remove(each);
}

export function lockedByEngine(stack: string, lock: EngineLock): TapStackError {
  return new TapStackError("LOCKED", `The stack ${stack} is locked: ${describeEngine(lock)}`, {
    hint: "If that process is gone for certain, type: tapctl unlock",
  });
}

export function describeEngine({ pid, username, hostname: host, timestamp }: EngineLock): string {
  return `pulumi holds it, process ${pid} of ${username} on ${host}, since ${timestamp}`;
}

/** On this machine its process tells; on another one only that its run is dead, which its own lock has told. */
async function isDead(
  { pid, hostname: host, timestamp }: EngineLock,
  { shared }: StateStore,
  run: LockRecord | undefined,
): Promise<boolean> {
  const ofRun = run?.host === host && Date.parse(timestamp) >= Date.parse(run.takenAt);
  // Where others write too, a lock that only bears this machine's name may be that of a namesake.
  const here = shared ? ofRun && (await isThisMachine(run)) : host === hostname();
  return here ? await isGone(pid, Date.parse(timestamp)) : ofRun;
}

async function readEngineLock(store: StateStore, key: string): Promise<EngineLock | undefined> {
  const found = await store.read(key);
  if (found === undefined) return undefined;
  const fields = new Map(Object.entries(parsed(found.text)));
  const textOf = (name: string): string => String(fields.get(name) ?? "unknown");
  const pid = Number(fields.get("pid"));
  return { key, pid, username: textOf("username"), hostname: textOf("hostname"), timestamp: textOf("timestamp") };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // Half written by an engine that was killed: it says nothing of its owner.
    return {};
  }
}
