import { ID_TAG, type Sought } from "../../deployment/sought.js";
import { providerUrn, withoutStrangers, type ResourceState } from "../state/ledger.js";
import { withoutSecrets } from "./adopted.js";

/** What a resource that may have been made is looked for by, beside what the state knows already. */
export function soughtFor(create: ResourceState, resources: readonly ResourceState[]): Sought {
  const region = regionOf(create, resources);
  const alike = resources.filter((other) => other.type === create.type && regionOf(other, resources) === region);
  return {
    type: create.type,
    region,
    tag: tagOf(create.inputs ?? {}),
    inputs: withoutSecrets(create.inputs ?? {}),
    known: new Set(alike.flatMap(({ id }) => id ?? [])),
  };
}

/** In place of the one that it replaces, which is then only to be deleted; else last, after all that it needs. */
export function withAdopted(resources: readonly ResourceState[], adopted: ResourceState): readonly ResourceState[] {
  const at = resources.findIndex(({ urn }) => urn === adopted.urn);
  const before = at === -1 ? resources : resources.slice(0, at);
  // What it needs and comes later is found again by the next `up`.
  const fitting = withoutStrangers(adopted, new Set(before.map(({ urn }) => urn)));
  const [replaced, ...after] = at === -1 ? [] : resources.slice(at);
  return replaced === undefined ? [...before, fitting] : [...before, fitting, { ...replaced, delete: true }, ...after];
}

/** The engine records what a resource belongs to before it makes it: without that there was no such request. */
export function canExist(create: ResourceState, resources: readonly ResourceState[]): boolean {
  const urns = new Set(resources.map(({ urn }) => urn));
  return [create.parent, providerUrn(create)].every((urn) => urn === undefined || urn === "" || urns.has(urn));
}

function tagOf({ tags }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof tags !== "object" || tags === null) return undefined;
  // A group's tags are a list.
  const pairs = Array.isArray(tags) ? tags.map(pairOf) : Object.entries(tags);
  const value: unknown = pairs.find(([key]) => key === ID_TAG)?.[1];
  return typeof value === "string" ? value : undefined;
}

function pairOf(tag: unknown): readonly [unknown, unknown] {
  const fields = new Map<string, unknown>(Object.entries(typeof tag === "object" && tag !== null ? tag : {}));
  return [fields.get("key"), fields.get("value")];
}

/** Its own, or its provider's. */
function regionOf(resource: ResourceState, resources: readonly ResourceState[]): string {
  const own = resource.inputs?.["region"];
  if (typeof own === "string") return own;
  const urn = providerUrn(resource);
  const region = resources.find((other) => other.urn === urn)?.inputs?.["region"];
  return typeof region === "string" ? region : "";
}
