/** A stack's outputs as they cross processes: JSON, with a marker where a value is not known yet or is a secret. */
export type OutputValue =
  | null
  | boolean
  | number
  | string
  | readonly OutputValue[]
  | { readonly [key: string]: OutputValue }
  | UnknownValue
  | SecretValue;

export type Outputs = Readonly<Record<string, OutputValue>>;

/** The outputs of the regions that a global stack covers, by region. */
export type Upstream = Readonly<Record<string, Outputs>>;

/** Known after the `up` of the named stack (`us-west-2`, `global`). */
export interface UnknownValue {
  readonly $unknown: string;
}

export interface SecretValue {
  readonly $secret: OutputValue;
}

export function isUnknown(value: unknown): value is UnknownValue {
  return isRecord(value) && typeof value["$unknown"] === "string";
}

export function isSecret(value: unknown): value is SecretValue {
  return isRecord(value) && Object.hasOwn(value, "$secret");
}

/** Paths of all leaves that are not known, as in `kmsKeyArn` or `routeTableIds.private[0]`. */
export function unknownPaths(value: OutputValue, path = ""): readonly string[] {
  if (isUnknown(value)) return [path];
  if (isSecret(value)) return unknownPaths(value.$secret, path);
  return children(value, path).flatMap(([at, child]) => unknownPaths(child, at));
}

/** Every leaf with its path, secrets as `[secret]` and unknowns as `known after up of <stack>`. */
export function describeLeaves(value: OutputValue, path = ""): readonly (readonly [path: string, text: string])[] {
  if (isUnknown(value)) return [[path, `known after up of ${value.$unknown}`]];
  if (isSecret(value)) return [[path, "[secret]"]];
  const below = children(value, path);
  if (below.length > 0) return below.flatMap(([at, child]) => describeLeaves(child, at));
  return [[path, typeof value === "string" ? value : JSON.stringify(value)]];
}

/** Every string inside a secret, for the redactor. */
export function secretStrings(value: OutputValue): readonly string[] {
  if (isUnknown(value)) return [];
  if (isSecret(value)) return strings(value.$secret);
  return children(value, "").flatMap(([, child]) => secretStrings(child));
}

/** The same outputs with every secret replaced by `[secret]`, safe for any sink. */
export function maskSecrets(value: OutputValue): OutputValue {
  if (isSecret(value)) return "[secret]";
  if (isUnknown(value) || value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(maskSecrets);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, maskSecrets(child)]));
}

/** The same outputs with what is secret in them in the open; for whoever asked to see it. */
export function revealSecrets(value: OutputValue): OutputValue {
  if (isSecret(value)) return revealSecrets(value.$secret);
  if (isUnknown(value) || value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(revealSecrets);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, revealSecrets(child)]));
}

function strings(value: OutputValue): readonly string[] {
  if (typeof value === "string") return [value];
  // Its text names a stack: as a secret it would blank that name in every log.
  if (isUnknown(value)) return [];
  if (isSecret(value)) return strings(value.$secret);
  return children(value, "").flatMap(([, child]) => strings(child));
}

function children(value: OutputValue, path: string): readonly (readonly [string, OutputValue])[] {
  if (isList(value)) return value.map((child, at) => [`${path}[${at}]`, child] as const);
  if (!isRecord(value)) return [];
  const prefix = path === "" ? "" : `${path}.`;
  return Object.entries(value as Record<string, OutputValue>).map(
    ([key, child]) => [`${prefix}${key}`, child] as const,
  );
}

function isList(value: OutputValue): value is readonly OutputValue[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
