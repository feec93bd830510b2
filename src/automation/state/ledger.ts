import { fieldsOf, isListOf, isObject, isOptional, isText, readJson } from "./read-json.js";
import type { StateStore } from "./state-store.js";

/** One resource as the engine's checkpoint writes it; only what is used here has a type. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  /** False for components. */
  readonly custom?: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  /** Replaced already, and still to be deleted. */
  readonly delete?: boolean;
  /** Why its last create or update did not come to its end; its outputs are then what was asked for, not what is there. */
  readonly initErrors?: readonly string[] | null;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/** What destroy left in the account, with everything that the next `up` needs to adopt it. */
export interface Ledger {
  readonly retained: readonly { readonly urn: string; readonly id: string; readonly reason: string }[];
  /** The retained resources and their ancestors and providers, parents first. */
  readonly resources: readonly ResourceState[];
}

export const LEDGERS = "tapctl/retained";

function ledgerKey(stack: string): string {
  return `${LEDGERS}/${stack}.json`;
}

export async function readLedger(store: StateStore, stack: string): Promise<Ledger | undefined> {
  const hint = "Restore it from a copy of the state; without it what was retained is not adopted";
  return await readJson(store, ledgerKey(stack), isLedger, hint);
}

function isLedger(value: unknown): value is Ledger {
  const fields = fieldsOf(value);
  return isListOf(fields.get("retained"), isRetained) && isListOf(fields.get("resources"), isResource);
}

function isRetained(value: unknown): boolean {
  const fields = fieldsOf(value);
  return ["urn", "id", "reason"].every((key) => isText(fields.get(key)));
}

/** As far as tapctl reads it. */
export function isResource(value: unknown): value is ResourceState {
  const fields = fieldsOf(value);
  return (
    ["urn", "type"].every((key) => isText(fields.get(key))) &&
    ["id", "parent", "provider"].every((key) => isOptional(fields.get(key), isText)) &&
    ["inputs", "outputs", "propertyDependencies"].every((key) => isOptional(fields.get(key), isObject)) &&
    ["dependencies", "initErrors"].every((key) => isOptional(fields.get(key), (texts) => isListOf(texts, isText)))
  );
}

/** Written before the engine forgets the resources, so that a kill in between loses nothing. */
export async function writeLedger(store: StateStore, stack: string, ledger: Ledger): Promise<void> {
  await store.write(ledgerKey(stack), `${JSON.stringify(ledger, null, 1)}\n`);
}

export async function forgetLedger(store: StateStore, stack: string): Promise<void> {
  await store.remove(ledgerKey(stack));
}

/** Chooses what is kept out of a checkpoint's resources, all of it or that of the given URNs. */
export function ledgerOf(
  resources: readonly ResourceState[],
  reasonFor: (type: string) => string,
  leaving?: ReadonlySet<string>,
): Ledger {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const kept = resources.filter(
    ({ urn, retainOnDelete, id }) =>
      retainOnDelete === true && id !== undefined && (leaving === undefined || leaving.has(urn)),
  );
  const needed = new Set(kept.flatMap((resource) => [resource.urn, ...ancestors(resource, byUrn)]));
  return {
    retained: kept.map(({ urn, id = "", type }) => ({ urn, id, reason: reasonFor(type) })),
    resources: resources.filter(({ urn }) => needed.has(urn)).map((resource) => withoutStrangers(resource, needed)),
  };
}

/** URNs of the parents and providers of a resource, of those that are known. */
export function ancestors(resource: ResourceState, byUrn: ReadonlyMap<string, ResourceState>): readonly string[] {
  const above = [resource.parent, providerUrn(resource)];
  return above.flatMap((urn) => {
    const found = urn === undefined ? undefined : byUrn.get(urn);
    return found === undefined ? [] : [found.urn, ...ancestors(found, byUrn)];
  });
}

/** A provider reference is its urn, `::` and its id. */
export function providerUrn({ provider }: ResourceState): string | undefined {
  return provider?.split("::").slice(0, -1).join("::");
}

/** The engine refuses a checkpoint in which a resource depends on one that is not there. */
export function withoutStrangers(resource: ResourceState, known: ReadonlySet<string>): ResourceState {
  const keep = (urns: readonly string[] | null): readonly string[] => (urns ?? []).filter((urn) => known.has(urn));
  const properties = Object.entries(resource.propertyDependencies ?? {}).map(
    ([key, urns]) => [key, keep(urns)] as const,
  );
  return {
    ...resource,
    dependencies: keep(resource.dependencies ?? []),
    propertyDependencies: Object.fromEntries(properties),
  };
}
