import { readFile } from "node:fs/promises";
import { TapStackError } from "../../errors.js";

/** Undefined where there is no such file; what is no JSON, or not of the wanted shape, is the user's to mend. */
export async function readJson<T>(
  path: string,
  isWanted: (value: unknown) => value is T,
  hint: string,
): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT") || isCode(cause, "ENOTDIR")) return undefined;
    throw damaged(path, cause instanceof Error ? cause.message : String(cause), hint, cause);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
