import { isMap, isSeq, type Document, type Pair, type ParsedNode } from "yaml";
import type { Path } from "../finding.js";

/** Where the top, then each step of the path begins, as far as the document has it: a key, or an item of a list. */
export function offsetsOf(document: Document.Parsed, path: Path): readonly number[] {
  const offsets = [document.contents?.range[0] ?? 0];
  let node: ParsedNode | null | undefined = document.contents;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair<ParsedNode, ParsedNode | null> | undefined = node.items.findLast(
        ({ key }) => key.toJSON() === part,
      );
      if (pair === undefined) break;
      offsets.push(pair.key.range[0]);
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (node === undefined) break;
      offsets.push(node.range[0]);
    } else break;
  }
  return offsets;
}

/** A key that its block already has. */
export interface Duplicate {
  readonly path: Path;
  readonly offset: number;
}

/** The library finds them too, but at times places them at the end of the line before. */
export function duplicatesIn(node: ParsedNode | null, path: Path = []): readonly Duplicate[] {
  if (isSeq(node)) return node.items.flatMap((item, at) => duplicatesIn(item, [...path, at]));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const name = String(key.toJSON());
    const here = [...path, name];
    const repeated = seen.has(name) ? [{ path: here, offset: key.range[0] }] : [];
    seen.add(name);
    return [...repeated, ...duplicatesIn(value, here)];
  });
}
