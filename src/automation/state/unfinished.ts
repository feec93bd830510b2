import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "./prepare.js";

/** That a run has begun to change a stack, and which; whoever finds it knows that the run came to no good end. */
export interface Unfinished {
  readonly run: string;
  /** As it was typed: `up`. */
  readonly command: string;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** Of the configuration that it was to bring about. */
  readonly configurationDigest: string;
  readonly version: string;
}

/** In the backend, since a runner that is lost leaves nothing else. */
function unfinishedPath(stateFolder: string, stack: string): string {
  return join(stateFolder, "tapctl", "unfinished", `${stack}.json`);
}

/** Undefined where the last run came to its end. */
export async function readUnfinished(stateFolder: string, stack: string): Promise<Unfinished | undefined> {
  let text: string;
  try {
    text = await readFile(unfinishedPath(stateFolder, stack), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  return parse(text);
}

/** On the disk before the first request, so that a kill in between is told too. */
export async function writeUnfinished(stateFolder: string, stack: string, mark: Unfinished): Promise<void> {
  const path = unfinishedPath(stateFolder, stack);
  await makeFolder(dirname(path));
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
  await rename(draft, path);
}

export async function forgetUnfinished(stateFolder: string, stack: string): Promise<void> {
  await rm(unfinishedPath(stateFolder, stack), { force: true });
}

export function describeUnfinished({ run, command, host, since }: Unfinished): string {
  return `run ${run}, tapctl ${command} on ${host}, begun at ${since}`;
}

/** That it is there says enough; who wrote it is only told. */
function parse(text: string): Unfinished {
  const fields = new Map<string, unknown>(Object.entries(objectIn(text)));
  const textOf = (key: string): string => {
    const value = fields.get(key);
    return typeof value === "string" ? value : "";
  };
  return {
    run: textOf("run"),
    command: textOf("command"),
    host: textOf("host"),
    since: textOf("since"),
    configurationDigest: textOf("configurationDigest"),
    version: textOf("version"),
  };
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
