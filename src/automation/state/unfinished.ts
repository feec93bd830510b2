import { keptKey } from "./stored-checkpoint.js";
import type { StateStore } from "./state-store.js";

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
function unfinishedKey(stack: string): string {
  return `tapctl/unfinished/${stack}.json`;
}

/** Undefined where the last run came to its end. */
export async function readUnfinished(store: StateStore, stack: string): Promise<Unfinished | undefined> {
  const found = await store.read(unfinishedKey(stack));
  return found === undefined ? undefined : parse(found.text);
}

/** In its place before the first request, so that a kill in between is told too. */
export async function writeUnfinished(store: StateStore, stack: string, mark: Unfinished): Promise<void> {
  await store.write(unfinishedKey(stack), `${JSON.stringify(mark)}\n`);
}

export async function forgetUnfinished(store: StateStore, stack: string): Promise<void> {
  await store.remove(keptKey(stack));
  await store.remove(unfinishedKey(stack));
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
