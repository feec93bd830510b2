import { isUnknown, type PolicyDocument, type PolicyKind, type Problem } from "../document.js";
import { isRecord } from "../../planned-resource.js";
import { parseStatement, unknownStatement } from "./parse-statement.js";
import type { Complain } from "./words.js";

export type ParsedPolicy =
  | { readonly state: "known"; readonly document: PolicyDocument }
  | { readonly state: "unknown" }
  | { readonly state: "malformed"; readonly problems: readonly Problem[] };

const ELEMENTS = ["Version", "Id", "Statement"];

/** A document as text, as it stands in an input, or as an object; nothing that it holds makes this throw. */
export function parsePolicy(kind: PolicyKind, raw: unknown): ParsedPolicy {
  if (isUnknown(raw) && !(typeof raw === "string" && raw.trimStart().startsWith("{"))) return { state: "unknown" };
  const problems: Problem[] = [];
  const complain: Complain = (at, message) => {
    problems.push({ at, message });
  };
  const object = typeof raw === "string" ? decode(raw, complain) : raw;
  const document = problems.length > 0 ? undefined : documentFrom(kind, object, complain);
  return problems.length > 0 || document === undefined
    ? { state: "malformed", problems }
    : { state: "known", document };
}

function decode(text: string, complain: Complain): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
    complain("", `is not JSON${position === undefined ? "" : ` from character ${position} on`}`);
    return undefined;
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function documentFrom(kind: PolicyKind, raw: unknown, complain: Complain): PolicyDocument | undefined {
  if (!isRecord(raw)) {
    complain("", "is not an object");
    return undefined;
  }
  for (const name of Object.keys(raw)) if (!ELEMENTS.includes(name)) complain(name, "is no element of a policy");
  const statements = listOf(raw["Statement"]);
  if (statements.length === 0) complain("Statement", "has no statement");
  const parsed = statements.map((one, index) =>
    isUnknown(one) ? unknownStatement(kind, index) : parseStatement(one, { kind, index, complain }),
  );
  complainOfTwins(
    parsed.map(({ sid }) => sid),
    complain,
  );
  return { version: versionFrom(raw["Version"], complain), statements: parsed };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

/** Without one a document has the older version, in which `${…}` means itself. */
function versionFrom(value: unknown, complain: Complain): PolicyDocument["version"] {
  if (value === undefined) return "2008-10-17";
  if (value === "2012-10-17" || value === "2008-10-17" || isUnknown(value))
    return value === "2008-10-17" ? value : "2012-10-17";
  complain("Version", `is ${JSON.stringify(value)}, not "2012-10-17" or "2008-10-17"`);
  return "2012-10-17";
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function complainOfTwins(sids: readonly string[], complain: Complain): void {
  sids.forEach((sid, index) => {
    if (sid !== "" && !isUnknown(sid) && sids.indexOf(sid) < index)
      complain(`Statement[${index}].Sid`, `is "${sid}", as that of another statement`);
  });
}
