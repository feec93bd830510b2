import { isUnknown, type PolicyKind, type Scope, type Statement } from "../document.js";
import { isRecord, UNKNOWN } from "../../planned-resource.js";
import { parseConditions } from "./parse-conditions.js";
import { parsePrincipals } from "./parse-principals.js";
import { type Complain, wordsAt } from "./words.js";

interface Place {
  readonly kind: PolicyKind;
  readonly index: number;
  readonly complain: Complain;
}

const ELEMENTS = [
  ...["Sid", "Effect", "Condition"],
  ...["Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"],
];

type Presence = "required" | "optional" | "forbidden";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html */
const SHAPES: Readonly<Record<PolicyKind, { readonly principal: Presence; readonly resource: Presence }>> = {
  identity: { principal: "forbidden", resource: "required" },
  "service-control": { principal: "forbidden", resource: "required" },
  // A repository's policy in ECR names no resource, a bucket's does.
  resource: { principal: "required", resource: "optional" },
  key: { principal: "required", resource: "required" },
  endpoint: { principal: "required", resource: "required" },
  trust: { principal: "required", resource: "forbidden" },
};

export function parseStatement(raw: unknown, { kind, index, complain }: Place): Statement {
  const at = `Statement[${index}]`;
  if (!isRecord(raw)) {
    complain(at, "is not an object");
    return unknownStatement(kind, index);
  }
  for (const name of Object.keys(raw))
    if (!ELEMENTS.includes(name)) complain(`${at}.${name}`, "is no element of a statement");
  const { principal, resource } = SHAPES[kind];
  const one = (name: string, presence: Presence) => oneOf(raw, name, { at, presence, complain });
  const [actions, resources, principals] = [
    one("Action", "required"),
    one("Resource", resource),
    one("Principal", principal),
  ];
  return {
    ...{ at, index },
    sid: sidFrom(raw["Sid"], `${at}.Sid`, complain),
    effect: effectFrom(raw["Effect"], `${at}.Effect`, complain),
    principals: principals && {
      negated: principals.negated,
      listed: parsePrincipals(principals.value, principals.at, complain),
    },
    actions: actions === undefined ? NOTHING : scopeFrom(actions, badAction, complain),
    resources: resources && scopeFrom(resources, badResource, complain),
    conditions: raw["Condition"] === undefined ? [] : parseConditions(raw["Condition"], `${at}.Condition`, complain),
  };
}

/** It may allow or deny, anything, to anybody. */
export function unknownStatement(kind: PolicyKind, index: number): Statement {
  const anything = { negated: false, listed: [UNKNOWN] };
  return {
    ...{ at: `Statement[${index}]`, index, sid: UNKNOWN, effect: UNKNOWN, actions: anything },
    principals:
      SHAPES[kind].principal === "forbidden"
        ? undefined
        : { negated: false, listed: [{ type: UNKNOWN, value: UNKNOWN }] },
    resources: SHAPES[kind].resource === "forbidden" ? undefined : anything,
    conditions: [{ operator: UNKNOWN, key: UNKNOWN, values: [UNKNOWN] }],
  };
}

const NOTHING: Scope = { negated: false, listed: [] };

interface Element {
  readonly at: string;
  readonly negated: boolean;
  readonly value: unknown;
}

/** An element or its negation, never both. */
function oneOf(
  raw: Readonly<Record<string, unknown>>,
  name: string,
  { at, presence, complain }: { readonly at: string; readonly presence: Presence; readonly complain: Complain },
): Element | undefined {
  const elements = [name, `Not${name}`].filter((element) => raw[element] !== undefined);
  const [first, second] = elements;
  if (second !== undefined) complain(`${at}.${second}`, `stands beside ${name}`);
  if (first === undefined && presence === "required") complain(at, `has neither ${name} nor Not${name}`);
  if (first !== undefined && presence === "forbidden")
    complain(`${at}.${first}`, "does not belong into this kind of policy");
  return first === undefined ? undefined : { at: `${at}.${first}`, negated: first !== name, value: raw[first] };
}

function scopeFrom(
  { at, negated, value }: Element,
  bad: (word: string) => string | undefined,
  complain: Complain,
): Scope {
  const listed = wordsAt(value, at, complain);
  if (Array.isArray(value) && value.length === 0) complain(at, "lists nothing");
  for (const word of listed) {
    const problem = isUnknown(word) ? undefined : bad(word);
    if (problem !== undefined) complain(at, `has "${word}", ${problem}`);
  }
  return { negated, listed };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function badAction(word: string): string | undefined {
  return /^(\*+|(\*|[\w-]+):[\w*?]+)$/.test(word) ? undefined : "which is no action: those are <service>:<name>";
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function badResource(word: string): string | undefined {
  return /^(\*+|arn:.*)$/.test(word) ? undefined : "which is no ARN";
}

function sidFrom(value: unknown, at: string, complain: Complain): string {
  if (value === undefined || typeof value === "string") return value ?? "";
  if (!isUnknown(value)) complain(at, "is not text");
  return UNKNOWN;
}

function effectFrom(value: unknown, at: string, complain: Complain): Statement["effect"] {
  if (value === "Allow" || value === "Deny") return value;
  if (!isUnknown(value))
    complain(at, `is ${value === undefined ? "missing" : JSON.stringify(value)}, not "Allow" or "Deny"`);
  return UNKNOWN;
}
