import type { ResourceChange } from "../../deployment/changes.js";
import { describeLeaves } from "../../deployment/outputs.js";
import { hasChanges, type StackResult } from "../../deployment/result.js";
import { oneLine } from "../../reporting/plain-text.js";
import { hang, padEnd, textWidth } from "../text/width.js";
import type { Page } from "./page.js";

const UNKNOWN = /known after up(?: of [a-z0-9-]+)?/;
const WIDEST_NAME = 32;

type Leaf = readonly [path: string, text: string];

/** A stack's outputs as values or as what they wait for, then what its changed resources wait for. */
export function describeValues(result: StackResult, page: Page): readonly string[] {
  if (!page.verbose && !hasChanges(result)) return [];
  const leaves = Object.entries(result.outputs ?? {}).flatMap(([name, value]) => describeLeaves(value, name));
  const outputs = page.verbose ? leaves.flatMap((leaf) => describeLeaf(leaf, page)) : compact(leaves, page);
  const waiting = result.label === "global" ? describeWaiting(result.changes, page) : [];
  return [
    ...titled(`Outputs of ${result.label}`, outputs, page),
    ...titled(`Inputs of ${result.label} that wait for other stacks`, waiting, page),
  ];
}

function titled(title: string, lines: readonly string[], { style }: Page): readonly string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines];
}

function describeLeaf([path, text]: Leaf, { width }: Page): readonly string[] {
  return hang("  ", `${path}: ${oneLine(text)}`, width);
}

/** What is known in two columns, a list in one line; what is not known by what it waits for. */
function compact(leaves: readonly Leaf[], { width }: Page): readonly string[] {
  const known = groupBy(
    leaves.filter(([, text]) => !isUnknown(text)),
    ([path]) => listOf(path),
  );
  const unknown = groupBy(
    leaves.filter(([, text]) => isUnknown(text)),
    ([, text]) => text,
  );
  const names = Math.min(WIDEST_NAME, Math.floor(width / 2), Math.max(0, ...[...known.keys()].map(textWidth)));
  return [
    ...[...known].flatMap(([name, values]) => {
      const text = values.map(([, value]) => oneLine(value)).join(", ");
      return hang(`  ${padEnd(name, names)}  `, text, width);
    }),
    ...[...unknown].flatMap(([cause, values]) =>
      describeUnknown(
        cause,
        values.map(([path]) => path),
        width,
      ),
    ),
  ];
}

function describeWaiting(changes: readonly ResourceChange[], { width }: Page): readonly string[] {
  const waiting = changes
    .filter(({ kind }) => kind !== "same")
    .flatMap(({ name, properties }) =>
      properties.flatMap(({ path, after = "" }) => {
        const cause = UNKNOWN.exec(after)?.[0];
        return cause === undefined ? [] : [[`${name}.${path}`, cause] as const];
      }),
    );
  const causes = groupBy(
    waiting.filter(([, cause]) => cause !== "known after up"),
    ([, cause]) => cause,
  );
  return [...causes].flatMap(([cause, values]) =>
    describeUnknown(
      cause,
      values.map(([path]) => path),
      width,
    ),
  );
}

function describeUnknown(cause: string, paths: readonly string[], width: number): readonly string[] {
  const names = [...groupBy(paths, listOf)].map(([name, all]) =>
    all.length === 1 ? (all[0] ?? name) : `${name} (${all.length})`,
  );
  return hang("  ", `${cause}: ${names.join(", ")}`, width);
}

/** The list that a path is an item of: `subnetIds` for `subnetIds[0]`. */
function listOf(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}

function isUnknown(text: string): boolean {
  return UNKNOWN.exec(text)?.[0] === text;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
