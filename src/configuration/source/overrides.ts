import type { EnvironmentFlags, EnvironmentRequest } from "../environment.js";
import type { Path } from "../finding.js";

/** A value that a flag or a variable puts in the place of the file's. */
export interface Override {
  readonly path: Path;
  readonly value: unknown;
  readonly from: string;
}

interface Overridable {
  readonly path: Path;
  readonly flag: string;
  readonly variable: string;
  readonly given: (flags: EnvironmentFlags) => string | number | undefined;
}

/** Not here, and without a variable on purpose: --yes, --confirm, --purge-keys, --approve-if. */
const OVERRIDABLE: readonly Overridable[] = [
  { path: ["target"], flag: "--target", variable: "TAPCTL_TARGET", given: ({ target }) => target },
  {
    path: ["endpoint"],
    flag: "--endpoint-url",
    variable: "AWS_ENDPOINT_URL",
    given: ({ endpointUrl }) => endpointUrl,
  },
  ...runOption("concurrency", "concurrency", ({ concurrency }) => concurrency),
  ...runOption("onFailure", "on-failure", ({ onFailure }) => onFailure),
  ...runOption("grace", "grace", ({ grace }) => grace),
  ...runOption("minSession", "min-session", ({ minSession }) => minSession),
  ...runOption("lockWait", "lock-wait", ({ lockWait }) => lockWait),
];

function runOption(key: string, name: string, given: Overridable["given"]): readonly Overridable[] {
  const variable = `TAPCTL_${name.toUpperCase().replaceAll("-", "_")}`;
  return [{ path: ["run", key], flag: `--${name}`, variable, given }];
}

/** An empty variable counts as not set. */
export function overridesOf({ flags, variables }: EnvironmentRequest): readonly Override[] {
  return OVERRIDABLE.flatMap(({ path, flag, variable, given }) => {
    const flagged = given(flags);
    if (flagged !== undefined) return [{ path, value: asNumber(flagged), from: `flag ${flag}` }];
    const set = variables[variable] ?? "";
    return set === "" ? [] : [{ path, value: asNumber(set), from: `variable ${variable}` }];
  });
}

function asNumber(value: string | number): string | number {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

export interface Choice<T> {
  readonly value: T;
  readonly from: string;
}

export function chosenName({ flags, variables }: EnvironmentRequest): Choice<string> {
  if (flags.env !== undefined) return { value: flags.env, from: "flag --env" };
  const set = variables["TAPCTL_ENV"] ?? "";
  return set === "" ? { value: "prod", from: "default" } : { value: set, from: "variable TAPCTL_ENV" };
}

/** Undefined when all regions of the file are meant. */
export function chosenRegions({ flags, variables }: EnvironmentRequest): Choice<readonly string[]> | undefined {
  if (flags.regions !== undefined && flags.regions.length > 0) {
    return { value: listed(flags.regions), from: "flag --regions" };
  }
  const set = listed([variables["TAPCTL_REGIONS"] ?? ""]);
  return set.length === 0 ? undefined : { value: set, from: "variable TAPCTL_REGIONS" };
}

function listed(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.split(",")).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** The document with the overrides in place; only blocks that hold one are copied. */
export function overlaid(raw: unknown, overrides: readonly Override[]): unknown {
  if (!isBlock(raw)) return raw;
  return overrides.reduce<unknown>((document, { path, value }) => replaced(document, path, value), raw);
}

function replaced(node: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (node !== undefined && node !== null && !isBlock(node)) return node;
  const block = node ?? {};
  return { ...block, [key]: replaced(Reflect.get(block, key), rest, value) };
}

function isBlock(node: unknown): node is object {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}
