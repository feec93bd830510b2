import { isDeepStrictEqual } from "node:util";
import { isWriteOnly } from "../identity/write-only.js";
import { isList, isProperties, type Properties, type Value } from "../properties.js";

export type DifferenceKind = "add" | "delete" | "update";

export interface Difference {
  /** As the engine writes paths: `tags.Name`, `rules[0].status`. */
  readonly path: string;
  /** The input at the root of the path. */
  readonly property: string;
  readonly kind: DifferenceKind;
}

/** Every leaf that differs between two sets of inputs. */
export function differences(olds: Properties, news: Properties): readonly Difference[] {
  return keysOf(olds, news).flatMap((property) =>
    valueDifferences(olds[property], news[property], property).map((found) => ({ ...found, property })),
  );
}

type Found = Omit<Difference, "property">;

function valueDifferences(old: Value | undefined, value: Value | undefined, path: string): readonly Found[] {
  if (sameValue(old, value) || sameContent(old, value)) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (value === undefined) return [{ path, kind: "delete" }];
  if (isProperties(old) && isProperties(value)) {
    return keysOf(old, value).flatMap((key) => valueDifferences(old[key], value[key], `${path}${step(key)}`));
  }
  if (!isList(old) || !isList(value)) return [{ path, kind: "update" }];
  const length = Math.max(old.length, value.length);
  return Array.from({ length }, (_, index) => valueDifferences(old[index], value[index], `${path}[${index}]`)).flat();
}

/** How Pulumi marks assets and archives: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Files are compared by what is in them, wherever they lie on this machine. */
function sameContent(old: Value | undefined, value: Value | undefined): boolean {
  if (!isProperties(old) || !isProperties(value) || !(SIGNATURE in old) || !(SIGNATURE in value)) return false;
  return typeof old["hash"] === "string" && old["hash"] === value["hash"];
}

function keysOf(olds: Properties, news: Properties): readonly string[] {
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) => !key.startsWith("__") && !isWriteOnly(key),
  );
}

/** A key with a dot or bracket in it, as a tag `tapctl:id` may not need but `a.b` does, is quoted. */
function step(key: string): string {
  return /^[\w:/-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Policies are compared as documents, not as text, as the real provider does. */
function sameValue(old: Value | undefined, value: Value | undefined): boolean {
  if (isDeepStrictEqual(old, value)) return true;
  if (typeof old !== "string" || typeof value !== "string") return false;
  return old.startsWith("{") && value.startsWith("{") && isDeepStrictEqual(readJson(old), readJson(value));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
