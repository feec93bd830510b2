import {
  isMap,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLError,
} from "yaml";
import type { Finding, Path } from "./finding.js";

/** Enough for any honest file, too few to blow up: every alias may hold aliases. */
const MAX_ALIASES = 50;

const MAX_DEPTH = 20;

export interface YamlSource {
  /** Whether the text could be parsed, duplicate keys aside. */
  readonly readable: boolean;
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** The line of the path itself. */
  readonly lineOf: (path: Path) => number | undefined;
  /** The line of the path, or of the closest block around it; undefined when that is the whole file. */
  readonly closestLine: (path: Path) => number | undefined;
}

/** Never throws: what is wrong with the text becomes findings, and the value is undefined then. */
export function readYaml(text: string): YamlSource {
  try {
    return read(text);
  } catch (error) {
    // The library throws what it was not built for: aliases of aliases, or nesting that exhausts the call stack.
    const reason = error instanceof RangeError ? "blocks are nested too deeply" : "its aliases cannot be resolved";
    return unreadable([
      { path: [], line: 1, message: `Cannot read the YAML: ${reason}`, hint: "Write it without them" },
    ]);
  }
}

function read(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const errors = [...document.errors, ...document.warnings];
  const findings = errors.map((error) => syntaxFinding(error, lines));
  if (errors.some(({ code }) => code !== "DUPLICATE_KEY")) return unreadable(findings);

  const lineAt = (offset: number | undefined) => (offset === undefined ? undefined : lines.linePos(offset).line);
  return {
    readable: true,
    value: plain(document.toJS({ maxAliasCount: MAX_ALIASES }), MAX_DEPTH),
    findings,
    lineOf: (path) => lineAt(offsetsOf(document, path)[path.length]),
    closestLine: (path) => lineAt(offsetsOf(document, path).slice(1).at(-1)),
  };
}

/** Copies the tree, which an alias of a block within itself would make endless. */
function plain(node: unknown, depth: number): unknown {
  if (depth === 0) throw new RangeError("Nested too deeply");
  if (Array.isArray(node)) return node.map((item) => plain(item, depth - 1));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plain(value, depth - 1)]));
}

function unreadable(findings: readonly Finding[]): YamlSource {
  return { readable: false, value: undefined, findings, lineOf: () => undefined, closestLine: () => undefined };
}

/** Where the top, then each step of the path begins, as far as the document has it: a key, or an item of a list. */
function offsetsOf(document: Document.Parsed, path: Path): readonly number[] {
  const offsets = [document.contents?.range[0] ?? 0];
  let node: ParsedNode | null | undefined = document.contents;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair<ParsedNode, ParsedNode | null> | undefined = node.items.find(({ key }) => key.toJSON() === part);
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

/** Without what the library quotes from the file, since that may be a secret. */
function syntaxFinding({ code, message, pos }: YAMLError, lines: LineCounter): Finding {
  const { line, col } = lines.linePos(pos[0]);
  const reason = code === "UNEXPECTED_TOKEN" ? "Something that does not belong there" : message.split(/[:\n]/)[0];
  return {
    path: [],
    line,
    message: `Cannot read the YAML at line ${line}, column ${col}: ${reason ?? message}`,
    hint:
      code === "DUPLICATE_KEY"
        ? "Write every key once"
        : "Correct the line; keys are indented by spaces, as in config/prod.yaml",
  };
}
