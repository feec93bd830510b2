import type { Registered } from "./mocks.js";

/** Whether the engine makes one resource only after another one, directly or through others. */
export function follows(resources: readonly Registered[], later: Registered, earlier: Registered): boolean {
  return ancestors(byUrn(resources), later).has(earlier.urn);
}

/** The longest chain of resources that wait for each other, by name: what a deployment takes at one second each. */
export function longestChain(resources: readonly Registered[]): readonly string[] {
  const known = byUrn(resources);
  const chains = new Map<string, readonly string[]>();
  const chainOf = (urn: string): readonly string[] => {
    const resource = known.get(urn);
    if (resource === undefined) return [];
    const below = waitsFor(resource).map((other) => chains.get(other) ?? chainOf(other));
    const longest = below.reduce((best, one) => (one.length > best.length ? one : best), []);
    const chain = resource.type.startsWith("aws:") ? [...longest, resource.name] : longest;
    chains.set(urn, chain);
    return chain;
  };
  return resources.map(({ urn }) => chainOf(urn)).reduce((best, one) => (one.length > best.length ? one : best), []);
}

function ancestors(
  known: ReadonlyMap<string, Registered>,
  resource: Registered,
  seen = new Set<string>(),
): Set<string> {
  for (const urn of waitsFor(resource)) {
    const other = known.get(urn);
    if (other === undefined || seen.has(urn)) continue;
    seen.add(urn);
    ancestors(known, other, seen);
  }
  return seen;
}

function waitsFor({ parent, dependencies }: Registered): readonly string[] {
  return parent === "" ? dependencies : [parent, ...dependencies];
}

function byUrn(resources: readonly Registered[]): ReadonlyMap<string, Registered> {
  return new Map(resources.map((resource) => [resource.urn, resource]));
}
