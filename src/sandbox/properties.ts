/** What a property may hold once it has crossed the wire. Unknown values are strings that equal UNKNOWN. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [property: string]: Value };
export type Properties = Readonly<Record<string, Value>>;

/** The engine's mark for a value that only an `up` will know (plugin.UnknownStringValue in Pulumi's SDK). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Parses what JSON or protobuf gave; anything that is neither becomes null. */
export function parseValue(raw: unknown): Value {
  if (raw === null || typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") return raw;
  if (Array.isArray(raw)) return raw.map(parseValue);
  return typeof raw === "object" ? parseProperties(raw) : null;
}

/** Leaves out null and undefined: to a provider, a property that is null was not given. */
export function parseProperties(raw: object): Properties {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, parseValue(value)] as const],
    ),
  );
}

export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The text at `key`, or undefined where it is missing, unknown or no text. */
export function textAt(properties: Properties, key: string): string | undefined {
  const value = properties[key];
  return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}

/** A text or a number as a text, or nothing: programs write ports and protocols both ways. */
export function wordAt(properties: Properties, key: string): string {
  const value = properties[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function numberAt(properties: Properties, key: string): number | undefined {
  const value = properties[key];
  return typeof value === "number" ? value : undefined;
}

/** An empty object where there is none, so that nested reads need no guards. */
export function propertiesAt(properties: Properties, key: string): Properties {
  const value = properties[key];
  return isProperties(value) ? value : {};
}

export function listAt(properties: Properties, key: string): readonly Value[] {
  const value = properties[key];
  return isList(value) ? value : [];
}

export function textsAt(properties: Properties, key: string): readonly string[] {
  return listAt(properties, key).filter((item) => typeof item === "string");
}

/** Every string inside a value with the path that leads to it. */
export function leavesOf(value: Value, path = ""): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (isList(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (!isProperties(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === "" ? key : `${path}.${key}`));
}

export function holdsUnknown(value: Value | undefined): boolean {
  return value !== undefined && leavesOf(value).some(({ text }) => text === UNKNOWN);
}
