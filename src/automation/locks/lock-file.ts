import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TapStackError } from "../../errors.js";
import { makeFolder } from "../state/prepare.js";
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

function lockFolder(stateFolder: string): string {
  return join(stateFolder, "tapctl", "locks");
}

export function lockPath(stateFolder: string, stack: string): string {
  return join(lockFolder(stateFolder), `${stack}.json`);
}

/** Undefined where there is no lock. */
export async function readLock(path: string): Promise<LockRecord | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
  const record = parse(text);
  if (record !== undefined) return record;
  throw new TapStackError("STATE", `Cannot read the lock "${path}": it was not written by tapctl`, {
    hint: "Make sure that no deployment is running, then delete that file",
  });
}

/** False where another run was faster: a lock appears whole or not at all. */
export async function createLock(path: string, record: LockRecord): Promise<boolean> {
  const draft = await writeDraft(path, record);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** False where the lock is no longer that run's. */
export async function beatLock(path: string, record: LockRecord): Promise<boolean> {
  if ((await readLock(path))?.run !== record.run) return false;
  await rename(await writeDraft(path, record), path);
  return true;
}

export async function releaseLock(path: string, run: string): Promise<void> {
  if ((await readLock(path))?.run === run) await rm(path, { force: true });
}

/** Puts a lock in the place of one whose owner is dead. False where it changed meanwhile: then look again. */
export async function replaceLock(path: string, dead: LockRecord, record: LockRecord): Promise<boolean> {
  const claim = `${path}.claim`;
  if (!(await createLock(claim, record))) {
    await forgetStaleClaim(claim);
    return false;
  }
  try {
    const now = await readLock(path);
    if (now?.run !== dead.run || now.beat !== dead.beat) return false;
    await rm(path);
    return await createLock(path, record);
  } finally {
    await rm(claim, { force: true });
  }
}

/** A claim is held for milliseconds; one that is older was left by a process that was killed meanwhile. In ms. */
const CLAIM_HOLDS = 30_000;

async function forgetStaleClaim(claim: string): Promise<void> {
  const found = await stat(claim).catch(() => undefined);
  if (found !== undefined && Date.now() - found.mtimeMs > CLAIM_HOLDS) await rm(claim, { force: true });
}

async function writeDraft(path: string, record: LockRecord): Promise<string> {
  await makeFolder(join(path, ".."));
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(record), { mode: 0o600, flag: "wx" });
  return draft;
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
