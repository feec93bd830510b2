import * as z from "zod";
import { pathText, type Finding, type Path } from "../finding.js";
import { nearest } from "../text/nearest.js";
import { FILE } from "./schema.js";
import { holdsPlainSecret, isSecretKey, shown } from "../text/secret-text.js";

type Issue = z.core.$ZodIssue;

/** One finding for each thing that does not fit the schema. */
export function schemaFindings(issues: readonly Issue[], raw: unknown): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    if (issue.code === "unrecognized_keys") return unknownKeys(issue.path, issue.keys, raw);
    const found = valueAt(raw, issue.path);
    return [found === undefined || found === null ? missing(issue) : unfit(issue, found)];
  });
}

export function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined,
    raw,
  );
}

function unknownKeys(block: Path, keys: readonly string[], raw: unknown): readonly Finding[] {
  // V16 refuses a plain secret with a better remedy.
  const strange = keys.filter((key) => !holdsPlainSecret(key, valueAt(raw, [...block, key])));
  return strange.map((key) => unknownKey(block, key));
}

function unknownKey(block: Path, key: string): Finding {
  const keys = keysAt(block);
  const meant = nearest(key, keys);
  const where = block.length === 0 ? "The file" : pathText(block);
  const question = meant === undefined ? "" : `: did you mean "${meant}"?`;
  const hint = meant === undefined ? `Remove it, or write one of ${keys.join(", ")}` : `Write "${meant}"`;
  return { path: [...block, key], message: `${where} has no key ${shown(key)}${question}`, hint };
}

/** The keys that the schema knows in a block. */
function keysAt(path: Path): readonly string[] {
  const block = path.reduce<unknown>((schema, part) => {
    const inner = unwrapped(schema);
    if (inner instanceof z.ZodRecord) return inner.valueType;
    return inner instanceof z.ZodObject ? valueAt(inner.shape, [part]) : undefined;
  }, FILE);
  const inner = unwrapped(block);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  const wrapped = schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return wrapped ? unwrapped(schema.unwrap()) : schema;
}

function missing(issue: Issue): Finding {
  if (issue.path.length === 0) return { path: [], message: "The file is empty", hint: "Write one: tapctl init" };
  const key = pathText(issue.path);
  return { path: issue.path, message: `${key} is missing: wanted ${wanted(issue)}`, hint: `Add ${key}` };
}

function unfit(issue: Issue, found: unknown): Finding {
  const secret = issue.path.some((part) => part !== "secretsProvider" && isSecretKey(String(part)));
  const number = issue.code === "invalid_type" && typeof found === "number" ? "the number " : "";
  const value = secret && typeof found !== "object" ? "[secret]" : `${number}${shown(found)}`;
  return {
    path: issue.path,
    message: `${issue.path.length === 0 ? "The file" : pathText(issue.path)} is ${value}: wanted ${wanted(issue)}`,
    hint: secret ? "Name an environment variable instead, such as { env: WEBHOOK_URL }" : remedy(issue, found),
  };
}

function remedy(issue: Issue, found: unknown): string {
  if (issue.code === "invalid_type" && issue.expected === "string" && typeof found === "number") {
    return `Put quotes around it: "${found}"`;
  }
  const values = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const meant = typeof found === "string" ? nearest(found, values) : undefined;
  return `Write ${meant === undefined ? wanted(issue) : `"${meant}"`}`;
}

const NOUN: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list of three",
  object: "a block of keys",
  record: "a block of keys",
};

function wanted(issue: Issue): string {
  if (issue.code === "invalid_type") return NOUN[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  if (issue.code !== "too_small" && issue.code !== "too_big") return issue.message;
  // The zones are the one list of a fixed length.
  if (issue.path.at(-1) === "zones") return "a list of three";
  const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return issue.origin === "array" ? `a list of ${bound}` : bound;
}
