import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { PropertyChange } from "../../deployment/changes.js";
import { isMarkedSecret, MASK, SIGNATURE } from "../secrets.js";
import type { Origins } from "./origins.js";

/** What the engine writes for a string that is not known yet; every other kind has one of its own. */
const UNKNOWN_VALUES: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** True when a part of it is not known yet. */
export function holdsUnknown(value: unknown): boolean {
  return flatten(value).some(([, leaf]) => UNKNOWN_VALUES.has(leaf));
}

/** Long documents are cut here; the whole of them is in the engine's events under the run's folder. */
const LONGEST_VALUE = 2000;

type Properties = Readonly<Record<string, unknown>>;

/** Property by property, what a step changes; for a create, every input. */
export function propertyChanges(step: StepEventMetadata, origins: Origins): readonly PropertyChange[] {
  const before: Properties = step.old?.inputs ?? {};
  const after: Properties = step.new?.inputs ?? {};
  const keys = new Set(step.keys ?? []);
  const leaves = new Map([...flatten(before), ...flatten(after)].map(([path]) => [path, true]));
  const old = new Map(flatten(before));
  const now = new Map(flatten(after));
  const hidden = changedSecrets(step);
  // The empty path stands for a resource without inputs, as before its creation.
  return [...leaves.keys()]
    .filter((path) => path !== "" && !path.startsWith("__"))
    .filter((path) => old.get(path) !== now.get(path) || (now.get(path) === MASK && hidden(path)))
    .map((path) => ({
      path,
      ...textAt("before", old, path, () => "known after up"),
      ...textAt("after", now, path, () => whenKnown(origins.of(step.urn, path))),
      forcesReplacement: keys.has(path.split(/[.[]/)[0] ?? ""),
    }));
}

/** Both values are masked alike, so only the engine can tell that they differ. */
function changedSecrets({ diffs, detailedDiff }: StepEventMetadata): (path: string) => boolean {
  // The engine sends null where it has nothing to say.
  const detailed = Object.keys(detailedDiff ?? {});
  const paths = detailed.length > 0 ? detailed : (diffs ?? []);
  return (path) =>
    paths.some((other) => path === other || (/^[.[]/.test(path.slice(other.length)) && path.startsWith(other)));
}

function textAt<K extends "before" | "after">(
  key: K,
  values: ReadonlyMap<string, unknown>,
  path: string,
  later: () => string,
): { readonly [key in K]?: string } {
  if (!values.has(path)) return {};
  const value = values.get(path);
  const text = UNKNOWN_VALUES.has(value) ? later() : String(value);
  return { [key]: text.slice(0, LONGEST_VALUE) } as { readonly [key in K]?: string };
}

function whenKnown(regions: readonly string[]): string {
  return regions.length === 0 ? "known after up" : `known after up of ${regions.join(" and ")}`;
}

function flatten(value: unknown, path = ""): [string, unknown][] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((child, at) => flatten(child, `${path}[${at}]`));
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0 && !Array.isArray(value)) {
    if (isMarkedSecret(value)) return [[path, MASK]];
    const prefix = path === "" ? "" : `${path}.`;
    const entries = Object.entries(value).filter(([key]) => key !== SIGNATURE);
    return entries.flatMap(([key, child]) => flatten(child, `${prefix}${key}`));
  }
  return [[path, typeof value === "object" ? JSON.stringify(value) : value]];
}
