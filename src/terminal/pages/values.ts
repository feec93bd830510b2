import { describeLeaves } from "../../deployment/outputs.js";
import { hasChanges, type StackResult } from "../../deployment/result.js";
import { oneLine } from "../../reporting/plain-text.js";
import { renderTable } from "../text/table.js";
import { hang } from "../text/width.js";
import { titled, type Page } from "./page.js";

const UNKNOWN = /known after up(?: of [a-z0-9-]+)?/;
const OWN = "known after up";
const MOST_NAMES = 24;
const INDENT = "  ";

type Leaf = readonly [path: string, text: string];

/** A stack's outputs as values or as what they wait for. */
export function describeOutputs(result: StackResult, page: Page): readonly string[] {
  if (page.detail === "brief" || (page.detail === "normal" && !hasChanges(result))) return [];
  const leaves = Object.entries(result.outputs ?? {}).flatMap(([name, value]) => describeLeaves(value, name));
  const known = leaves.filter(([, text]) => !isUnknown(text));
  const lines =
    page.detail === "full"
      ? leaves.flatMap(([path, text]) => hang(INDENT, `${path}: ${oneLine(text)}`, page.width, 4))
      : [...describeKnown(known, page), ...describeUnknown(leaves, page)];
  return titled(`Outputs of ${result.label}`, lines, page);
}

/** What the changed resources of the global stack wait for, by kind. With `-v` every property is shown anyway. */
export function describeWaiting({ label, changes }: StackResult, page: Page): readonly string[] {
  if (label !== "global" || page.detail !== "normal") return [];
  const leaves = changes
    .filter(({ kind }) => kind !== "same")
    .flatMap(({ type, properties }) =>
      properties.map(({ path, after = "" }): Leaf => [`${type} ${listOf(path)}`, UNKNOWN.exec(after)?.[0] ?? OWN]),
    );
  const causes = groupBy(
    leaves.filter(([, cause]) => cause !== OWN),
    ([, cause]) => cause,
  );
  const lines = [...causes].flatMap(([cause, waiting]) => [
    `${INDENT}${cause}`,
    ...[...groupBy(waiting, ([what]) => what)].flatMap(([what, alike]) =>
      hang(INDENT.repeat(2), `${what}${alike.length > 1 ? ` (${alike.length})` : ""}`, page.width, 6),
    ),
  ]);
  return titled(`Inputs of ${label} that wait for other stacks`, lines, page);
}

/** In two columns, the items of a list in one cell. */
function describeKnown(leaves: readonly Leaf[], { width }: Page): readonly string[] {
  const groups = groupBy(leaves, ([path]) => listOf(path));
  const rows = [...groups].map(([name, items]) => [name, items.map(([, text]) => oneLine(text)).join(", ")]);
  if (rows.length === 0) return [];
  const table = { columns: [{ title: "" }, { title: "" }], rows };
  return renderTable(table, width - INDENT.length)
    .split("\n")
    .map((line) => `${INDENT}${line}`);
}

/** A line for each cause, which names all that wait for it. */
function describeUnknown(leaves: readonly Leaf[], { width }: Page): readonly string[] {
  const causes = groupBy(leaves.filter(isUnknownLeaf), ([, text]) => text);
  return [...causes].flatMap(([cause, waiting]) => {
    const groups = groupBy(waiting, ([path]) => listOf(path));
    const names = [...groups].map(([name, items]) => (items.length > 1 ? `${name} (${items.length})` : items[0]?.[0]));
    const more = names.length > MOST_NAMES ? [`and ${names.length - MOST_NAMES} more (-v lists them)`] : [];
    return hang(INDENT, `${cause}: ${[...names.slice(0, MOST_NAMES), ...more].join(", ")}`, width, 4);
  });
}

/** The list that a path is an item of: `subnetIds` for `subnetIds[0]`. */
function listOf(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}

function isUnknownLeaf([, text]: Leaf): boolean {
  return isUnknown(text);
}

function isUnknown(text: string): boolean {
  return UNKNOWN.exec(text)?.[0] === text;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
