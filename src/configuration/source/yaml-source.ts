import { LineCounter, parseDocument, type YAMLError } from "yaml";
import { pathText, type Finding, type Path } from "../finding.js";
import { maskSecrets } from "../text/secret-text.js";
import { duplicatesIn, offsetsOf } from "./yaml-positions.js";

/** Enough for any honest file, too few to blow up: every alias may hold aliases. */
const MAX_ALIASES = 50;

const MAX_DEPTH = 20;

export interface YamlSource {
  /** Whether the text could be parsed; keys may be written twice. */
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
    // The library throws both for what no honest file holds: nesting that exhausts the call stack, aliases of aliases.
    if (error instanceof RangeError) return unreadable([hostile("blocks are nested too deeply")]);
    if (error instanceof ReferenceError) return unreadable([hostile("an alias has no anchor, or there are too many")]);
    throw error;
  }
}

function read(text: string): YamlSource {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: "error" } as const;
  const document = parseDocument(text, options);
  const findings = [...document.errors, ...document.warnings].map((error) => syntaxFinding(error, lines));
  // One mistake often breaks what follows it on the line.
  const firsts = findings.filter(({ line }, at) => findings.findIndex((earlier) => earlier.line === line) === at);
  if (firsts.length > 0) return unreadable(firsts);

  const lineAt = (offset: number | undefined) => (offset === undefined ? undefined : lines.linePos(offset).line);
  return {
    readable: true,
    value: plain(document.toJS({ maxAliasCount: MAX_ALIASES }), MAX_DEPTH),
    findings: duplicatesIn(document.contents).map(({ path, offset }) => duplicateFinding(path, lineAt(offset))),
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

function hostile(reason: string): Finding {
  return { path: [], message: `Cannot read the YAML: ${reason}`, hint: "Write the values out, as in config/prod.yaml" };
}

function unreadable(findings: readonly Finding[]): YamlSource {
  return { readable: false, value: undefined, findings, lineOf: () => undefined, closestLine: () => undefined };
}

function duplicateFinding(path: Path, line: number | undefined): Finding {
  const key = maskSecrets(pathText(path));
  const message = `The key ${JSON.stringify(key)} is written twice: wanted every key once`;
  return { path, message, hint: "Remove one of the two", ...(line === undefined ? {} : { line }) };
}

const REASONS: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  UNEXPECTED_TOKEN: "Something does not belong there",
  RESOURCE_EXHAUSTION: "Blocks are nested too deeply",
  MULTIPLE_DOCS: "A second document begins there",
};

/** Without what the library quotes from the file, since that may be a secret. */
function syntaxFinding({ code, message, pos }: YAMLError, lines: LineCounter): Finding {
  const { line, col } = lines.linePos(pos[0]);
  const reason = REASONS[code] ?? message.split(/[:\n]/)[0];
  return {
    path: [],
    line,
    message: `Cannot read the YAML at line ${line}, column ${col}: ${reason ?? code}`,
    hint: "Correct the line; keys are indented by spaces, as in config/prod.yaml",
  };
}
