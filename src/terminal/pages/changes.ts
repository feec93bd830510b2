import type { PropertyChange, ResourceChange } from "../../deployment/changes.js";
import type { StackResult } from "../../deployment/result.js";
import { oneLine } from "../../reporting/plain-text.js";
import { hang } from "../text/width.js";
import type { Page } from "./page.js";

/** Every changed resource of a stack with its properties, in the order in which the engine told them. */
export function describeChanges({ label, changes }: StackResult, page: Page): readonly string[] {
  const changed = changes.filter(({ kind }) => kind !== "same");
  if (changed.length === 0) return [];
  return [page.style.strong(label), ...changed.flatMap((change) => describeChange(change, page))];
}

function describeChange({ kind, type, name, properties }: ResourceChange, page: Page): readonly string[] {
  return [
    ...hang(`  ${kind.padEnd(9)}`, `${name} (${type})`, page.width),
    ...properties.flatMap((property) => describeProperty(property, page)),
  ];
}

function describeProperty({ path, before, after, forcesReplacement }: PropertyChange, page: Page): readonly string[] {
  const value = [before, after].filter((text) => text !== undefined).map(oneLine);
  const gone = after === undefined && before !== undefined ? " (removed)" : "";
  const forces = forcesReplacement ? " (forces replacement)" : "";
  return hang("    ", `${path}: ${value.join(" → ")}${gone}${forces}`, page.width, 6);
}
