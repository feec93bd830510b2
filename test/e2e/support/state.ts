import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./place.js";

interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export interface Checkpoint {
  readonly resources?: readonly Resource[];
  readonly pending_operations?: readonly unknown[];
}

/** The stacks in the sandbox's backend, as the engine keeps them. */
export async function stacksOf({ home }: Place): Promise<readonly string[]> {
  const names = await readdir(join(home, "sandbox", "state", ".pulumi", "stacks", "tapctl")).catch(() => []);
  return names.flatMap((name) => /^([^.]+)\.json$/.exec(name)?.[1] ?? []).sort();
}

export async function checkpointOf({ home }: Place, stack: string): Promise<Checkpoint | undefined> {
  const path = join(home, "sandbox", "state", ".pulumi", "stacks", "tapctl", `${stack}.json`);
  try {
    const text = await readFile(path, "utf8");
    return (JSON.parse(text) as { checkpoint: { latest?: Checkpoint } }).checkpoint.latest;
  } catch {
    // Not there yet, or being written.
    return undefined;
  }
}

/** The engine's locks of all stacks. */
export async function locksOf({ home }: Place): Promise<readonly string[]> {
  const folder = join(home, "sandbox", "state", ".pulumi", "locks");
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return files.filter((file) => file.endsWith(".json"));
}

/** Every file below a folder with what it holds. */
export async function filesBelow(folder: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(paths.map(async (path) => [path, await readFile(path, "latin1")] as const));
}
