import { createHash } from "node:crypto";
import type { Origin, PublicSettings } from "./environment.js";
import { pathText, type Path } from "./finding.js";
import type { Override } from "./source/overrides.js";
import type { FileSettings } from "./schema/schema.js";
import { maskSecrets } from "./text/secret-text.js";

/** Keys are sorted first, since their order decides nothing. */
export function digestOf(settings: PublicSettings): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(settings)))
    .digest("hex");
}

function sorted(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sorted);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, sorted(value)]));
}

interface OriginSources {
  readonly settings: FileSettings;
  readonly overrides: readonly Override[];
  readonly file: string;
  readonly lineOf: (path: Path) => number | undefined;
}

/** Every setting but those that have neither a value nor a default. */
export function originsOf({ settings, overrides, file, lineOf }: OriginSources): readonly Origin[] {
  return leaves(settings, []).map(({ path, value, variable }) => {
    const override = overrides.find((candidate) => pathText(candidate.path) === pathText(path));
    const line = lineOf(path);
    const written = line === undefined ? "default" : `${file}:${line}`;
    const from = override?.from ?? (variable === undefined ? written : `variable ${variable}, named in ${written}`);
    return { setting: pathText(path), value: maskSecrets(value), from };
  });
}

interface Leaf {
  readonly path: Path;
  readonly value: string;
  /** The variable that holds the value, where the file only names it. */
  readonly variable?: string;
}

function leaves(node: unknown, path: Path): readonly Leaf[] {
  if (node === undefined) return [];
  if (typeof node === "string") return [{ path, value: node }];
  if (typeof node !== "object" || node === null || Array.isArray(node)) return [{ path, value: JSON.stringify(node) }];
  if ("env" in node && typeof node.env === "string") return [{ path, value: "[secret]", variable: node.env }];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, [...path, key]));
}
