import { TapStackError } from "../../errors.js";
import type { StateStore, StoredText } from "./state-store.js";

/** Undefined where there is no such thing; what is no JSON, or not of the wanted shape, is the user's to mend. */
export async function readJson<T>(
  store: StateStore,
  key: string,
  isWanted: (value: unknown) => value is T,
  hint: string,
): Promise<T | undefined> {
  const path = store.locate(key);
  let found: StoredText | undefined;
  try {
    found = await store.read(key);
  } catch (cause) {
    if (cause instanceof TapStackError) throw cause;
    throw damaged(path, cause instanceof Error ? cause.message : String(cause), hint, cause);
  }
  if (found === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(found.text);
  } catch (cause) {
    throw damaged(path, "it is no JSON, or half of it", hint, cause);
  }
  if (isWanted(value)) return value;
  throw damaged(path, "it is not as it was written", hint, undefined);
}

/** Fields of an object; of anything else there are none. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(isObject(value) ? value : {}));
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True where it is left out, null, or passes. */
export function isOptional(value: unknown, passes: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || passes(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isListOf(value: unknown, passes: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(passes);
}

function damaged(path: string, why: string, hint: string, cause: unknown): TapStackError {
  return new TapStackError("STATE", `Cannot read "${path}": ${why}`, { hint, cause });
}
