import * as pulumi from "@pulumi/pulumi";
import { Region } from "./upstream.js";

/** What the inputs of a program's resources are made of. */
export interface Origins {
  /** The regions whose `up` makes the value at a property path known; empty for this stack's own. */
  of(urn: string, path: string): readonly string[];
  /** By property, the URNs of the resources whose outputs it is made of; undefined for what the program does not register. */
  dependenciesOf(urn: string): Dependencies | undefined;
}

export type Dependencies = Readonly<Record<string, readonly string[]>>;

export const NO_ORIGINS: Origins = { of: () => [], dependenciesOf: () => undefined };

interface OpenOutput {
  readonly isKnown: Promise<boolean>;
  allResources?(): Promise<ReadonlySet<pulumi.Resource>>;
}

interface Seen {
  readonly urn: pulumi.Output<string>;
  readonly inputs: ReadonlyMap<string, OpenOutput>;
}

interface Traced {
  readonly regions: ReadonlyMap<string, readonly string[]>;
  readonly dependencies: Dependencies;
}

/** Call inside a program, before its first resource; ask the result when the program has finished. */
export function traceOrigins(): () => Promise<Origins> {
  const seen: (() => Seen)[] = [];
  pulumi.runtime.registerStackTransformation(({ resource, props }) => {
    const inputs = new Map<string, OpenOutput>();
    collectOutputs(props, "", inputs);
    // The resource has no urn yet while it is being transformed.
    seen.push(() => ({ urn: resource.urn, inputs }));
    return undefined;
  });
  return async () => {
    const traced = new Map(await Promise.all(seen.map(async (later) => await traceResource(later()))));
    return {
      of: (urn, path) => longestPrefix(traced.get(urn)?.regions ?? new Map(), path),
      dependenciesOf: (urn) => traced.get(urn)?.dependencies,
    };
  };
}

async function traceResource({ urn, inputs }: Seen): Promise<[string, Traced]> {
  const regions = new Map<string, readonly string[]>();
  const dependencies: Record<string, readonly string[]> = {};
  for (const [path, output] of inputs) {
    const resources = [...((await output.allResources?.()) ?? [])];
    if (!(await output.isKnown)) regions.set(path, regionsAmong(resources));
    const [property = path] = path.split(/[.[]/, 1);
    const made = resources.filter((resource) => pulumi.CustomResource.isInstance(resource));
    const urns = await Promise.all(made.map((resource) => textOf(resource.urn)));
    dependencies[property] = [...new Set([...(dependencies[property] ?? []), ...urns])];
  }
  return [await textOf(urn), { regions, dependencies }];
}

function regionsAmong(resources: readonly pulumi.Resource[]): readonly string[] {
  return resources.flatMap((resource) => (resource instanceof Region ? [resource.region] : [])).sort();
}

function textOf(output: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

function collectOutputs(value: unknown, path: string, found: Map<string, OpenOutput>): void {
  if (pulumi.Output.isInstance(value)) {
    found.set(path, value as unknown as OpenOutput);
  } else if (Array.isArray(value)) {
    value.forEach((child, at) => {
      collectOutputs(child, `${path}[${at}]`, found);
    });
  } else if (typeof value === "object" && value !== null && !pulumi.Resource.isInstance(value)) {
    const prefix = path === "" ? "" : `${path}.`;
    for (const [key, child] of Object.entries(value)) collectOutputs(child, `${prefix}${key}`, found);
  }
}

function longestPrefix(regions: ReadonlyMap<string, readonly string[]>, path: string): readonly string[] {
  const matching = [...regions.keys()].filter((prefix) => path.startsWith(prefix));
  const best = matching.reduce((left, right) => (right.length > left.length ? right : left), "");
  return regions.get(best) ?? [];
}
