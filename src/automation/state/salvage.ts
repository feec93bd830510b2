import { isResource, type ResourceState } from "./ledger.js";

/** The resources of a checkpoint that was cut short, as far as they are whole: each comes after all that it needs. */
export function salvage(text: string): readonly ResourceState[] {
  const begin = /"resources":\s*\[/.exec(text);
  if (begin === null) return [];
  const found: ResourceState[] = [];
  let at = begin.index + begin[0].length;
  for (;;) {
    const end = endOfObject(text, at);
    if (end === undefined) return found;
    const resource: unknown = JSON.parse(text.slice(at, end));
    if (!isResource(resource)) return found;
    found.push(resource);
    if (text[end] !== ",") return found;
    at = end + 1;
  }
}

/** After the brace that closes the object that begins there; undefined where there is none. */
function endOfObject(text: string, start: number): number | undefined {
  if (text[start] !== "{") return undefined;
  let depth = 0;
  // Strings, in which braces mean nothing, and braces.
  const tokens = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  tokens.lastIndex = start;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === "{") depth += 1;
    if (token[0] === "}") depth -= 1;
    if (depth === 0) return tokens.lastIndex;
  }
  return undefined;
}
