import { leavesOf, textAt } from "../properties.js";
import { find, type Change } from "../rules/rule.js";
import type { Resource } from "../store/account.js";
import { BUCKET_OF_ASPECT, NAMED_REFERENCES } from "./named-references.js";
import type { NamedReference, ReferenceKind } from "./reference-kind.js";
import { REFERENCE_KINDS } from "./reference-kinds.js";

/** Texts in these are patterns, names of metrics or words for people: they need not name anything. */
const FREE_TEXT: readonly string[] = [
  ...["advancedEventSelectors", "eventSelectors", "description", "dimensions", "environment", "tags", "userData"],
];

interface DanglingReference extends Pick<ReferenceKind, "code" | "status"> {
  readonly message: string;
}

export interface References {
  readonly dangling: readonly DanglingReference[];
  /** What the resource will depend on. */
  readonly found: readonly Resource[];
}

interface Reference {
  readonly text: string;
  readonly name: string;
  readonly kind: Omit<ReferenceKind, "pattern">;
  readonly region: string | undefined;
}

/** Looks up every id, ARN and known name in the inputs. Policies are documents, so nothing inside them is meant. */
export function resolveReferences(change: Change): References {
  const looked = [...namedReferences(change), ...writtenReferences(change)].map((reference) => ({
    reference,
    resource: lookUp(change, reference),
  }));
  return {
    found: looked.flatMap(({ resource }) => resource ?? []),
    dangling: looked.flatMap(({ reference: { kind, text }, resource }) =>
      resource === undefined ? [{ ...kind, message: kind.message(text) }] : [],
    ),
  };
}

function lookUp({ account }: Change, { name, kind, region }: Reference): Resource | undefined {
  return kind.types.map((type) => find(account, name, type, region)).find((resource) => resource !== undefined);
}

function writtenReferences(change: Change): readonly Reference[] {
  return Object.entries(change.inputs)
    .filter(([property]) => !FREE_TEXT.includes(property))
    .flatMap(([property, value]) => leavesOf(value, property))
    .flatMap(({ path, text }) => REFERENCE_KINDS.flatMap((kind) => written(change, path, text, kind)));
}

function written(change: Change, path: string, text: string, kind: ReferenceKind): readonly Reference[] {
  const match = kind.pattern.exec(text);
  // The account knows nothing of other accounts, nor of AWS's own policies.
  const foreign = text.startsWith("arn:") && !text.startsWith("arn:aws:s3") && text.split(":")[4] !== change.accountId;
  if (match === null || foreign) return [];
  const here = path === "peerVpcId" ? (textAt(change.inputs, "peerRegion") ?? change.region) : change.region;
  return [{ text, name: match[1] ?? text, kind, region: kind.anyRegion === true ? undefined : here }];
}

function namedReferences(change: Change): readonly Reference[] {
  const aspect = /^aws:s3\/bucket[A-Z]/.test(change.type) ? [BUCKET_OF_ASPECT] : [];
  return [...(NAMED_REFERENCES[change.type] ?? []), ...aspect].flatMap((named) => namedReference(change, named));
}

function namedReference(change: Change, { property, ...kind }: NamedReference): readonly Reference[] {
  const text = textAt(change.inputs, property);
  return text === undefined
    ? []
    : [{ text, name: text, kind, region: kind.anyRegion === true ? undefined : change.region }];
}
