import type { Path } from "../finding.js";
import { valueAt } from "./schema-findings.js";
import { DRAFT, type DraftSettings } from "./schema.js";

/** Every round removes what is wrong at one depth. */
const ROUNDS = 5;

/** What is left of a document after everything that does not fit the schema is taken out. */
export function draftOf(raw: unknown): DraftSettings {
  let document = raw;
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = DRAFT.safeParse(document);
    if (parsed.success) return parsed.data;
    const paths = parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    document = paths.map((path) => upToWhatIs(path, document)).reduce<unknown>(without, document);
  }
  return DRAFT.parse({});
}

/** A block that lacks what it needs goes as a whole. */
function upToWhatIs(path: Path, document: unknown): Path {
  const whole = upToList(path);
  return valueAt(document, whole) === undefined ? whole.slice(0, -1) : whole;
}

/** A list with a wrong item goes as a whole, so that the positions of others do not shift. */
export function upToList(path: Path): Path {
  const position = path.findIndex((part) => typeof part === "number");
  return position < 0 ? path : path.slice(0, position);
}

function without(node: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || typeof node !== "object" || node === null) return undefined;
  const entries = Object.entries(node);
  const kept = rest.length === 0 ? entries.filter(([name]) => name !== key) : entries;
  return Object.fromEntries(kept.map(([name, value]) => [name, name === key ? without(value, rest) : value]));
}
