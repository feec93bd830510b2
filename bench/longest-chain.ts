import type { ResourceState } from "../src/automation/state/ledger.js";

/** Resources of one stack, each of which waits for the one before it. */
export type Chain = readonly ResourceState[];

/** The chain with the most operations: no plan with one second an operation is faster than it is long. */
export function longestChain(resources: readonly ResourceState[]): Chain {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const known = new Map<string, Chain>();
  const chainTo = (resource: ResourceState): Chain => {
    const present = known.get(resource.urn);
    if (present !== undefined) return present;
    const before = needsOf(resource).flatMap((urn) => {
      const need = byUrn.get(urn);
      return need === undefined ? [] : [chainTo(need)];
    });
    const longest = longer(before);
    const chain = costsAnOperation(resource) ? [...longest, resource] : longest;
    known.set(resource.urn, chain);
    return chain;
  };
  return longer(resources.map(chainTo));
}

export function nameOf({ urn }: ResourceState): string {
  return urn.split("::").at(-1) ?? urn;
}

function longer(chains: readonly Chain[]): Chain {
  return chains.reduce<Chain>((left, right) => (right.length > left.length ? right : left), []);
}

function needsOf({ dependencies, parent, propertyDependencies, provider }: ResourceState): readonly string[] {
  const properties = Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? []);
  // A provider reference is its urn, `::` and its id.
  const references = [parent, provider?.split("::").slice(0, -1).join("::")].filter((urn) => urn !== undefined);
  return [...references, ...(dependencies ?? []), ...properties];
}

/** Components, the stack and the provider cost none. */
function costsAnOperation({ id, type }: ResourceState): boolean {
  return id !== undefined && !type.startsWith("pulumi:");
}
