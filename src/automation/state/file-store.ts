import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "./prepare.js";
import type { StateStore } from "./state-store.js";

/** State in files; a text is its own version. */
export function fileStore(folder: string): StateStore {
  const locate = (key: string): string => join(folder, key);
  return {
    shared: false,
    locate,
    async read(key) {
      const text = await readText(locate(key));
      return text === undefined ? undefined : { text, version: text };
    },
    create: (key, text) => createFile(locate(key), text),
    replace: (key, text, version) => replaceFile(locate(key), text, version),
    async write(key, text) {
      const path = locate(key);
      await rename(await writeDraft(path, text), path);
    },
    async remove(key) {
      await rm(locate(key), { force: true });
    },
    list: (below) => readdir(locate(below)).catch(() => []),
  };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

async function createFile(path: string, text: string): Promise<boolean> {
  const draft = await writeDraft(path, text);
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

/** Files have no such operation of their own: whoever holds the claim beside one may replace it. */
async function replaceFile(path: string, text: string, version: string): Promise<boolean> {
  const claim = `${path}.claim`;
  if (!(await createFile(claim, ""))) {
    await forgetStaleClaim(claim);
    return false;
  }
  try {
    if ((await readText(path)) !== version) return false;
    await rename(await writeDraft(path, text), path);
    return true;
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

/** On the disk before it counts, so that a kill or a loss of power in between leaves the one before it. */
async function writeDraft(path: string, text: string): Promise<string> {
  await makeFolder(dirname(path));
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flag: "wx", flush: true });
  return draft;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
