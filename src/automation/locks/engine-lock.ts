import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { TapStackError } from "../../errors.js";
import { PROJECT } from "../state/checkpoint.js";
import type { LockRecord } from "./lock-file.js";
import { isGone } from "./owner.js";

/** The engine's own lock of a stack in a file backend, as Pulumi writes it. */
export interface EngineLock {
  readonly path: string;
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  /** ISO 8601. */
  readonly timestamp: string;
}

export async function readEngineLocks(stateFolder: string, stack: string): Promise<readonly EngineLock[]> {
  const folder = join(stateFolder, ".pulumi", "locks", "organization", PROJECT, stack);
  const files = await readdir(folder).catch(() => []);
  const locks = await Promise.all(
    files.filter((file) => file.endsWith(".json")).map((file) => readEngineLock(join(folder, file))),
  );
  return locks.flatMap((lock) => (lock === undefined ? [] : [lock]));
}

/**
 * Removes, one by one, the locks whose engine is certainly dead: a process of this machine that is gone, or one that a
 * dead run of tapctl started. `pulumi cancel` would remove every lock of the stack, whoever owns it. Returns the rest.
 */
export async function removeDeadEngineLocks(
  stateFolder: string,
  stack: string,
  dead?: LockRecord,
): Promise<readonly EngineLock[]> {
  const left: EngineLock[] = [];
  for (const lock of await readEngineLocks(stateFolder, stack)) {
    if (await isDead(lock, dead)) await removeEngineLock(lock);
    else left.push(lock);
  }
  return left;
}

export async function removeEngineLock({ path }: EngineLock): Promise<void> {
  // The engine keeps a file of attributes beside each lock.
  for (const file of [path, `${path}.attrs`]) await rm(file, { force: true });
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
async function isDead({ pid, hostname: host, timestamp }: EngineLock, dead: LockRecord | undefined): Promise<boolean> {
  if (host === hostname()) return await isGone(pid, Date.parse(timestamp));
  return dead?.host === host && Date.parse(timestamp) >= Date.parse(dead.takenAt);
}

async function readEngineLock(path: string): Promise<EngineLock | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = new Map(Object.entries(parsed(text)));
  const text1 = (key: string): string => String(fields.get(key) ?? "unknown");
  const pid = Number(fields.get("pid"));
  return { path, pid, username: text1("username"), hostname: text1("hostname"), timestamp: text1("timestamp") };
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
