import * as pulumi from "@pulumi/pulumi";
import { Region } from "./upstream.js";

/** For a resource and a property path: the regions whose `up` makes the value known; empty for this stack's own. */
export interface Origins {
  of(urn: string, path: string): readonly string[];
}

export const NO_ORIGINS: Origins = { of: () => [] };

interface OpenOutput {
  readonly isKnown: Promise<boolean>;
  allResources?(): Promise<ReadonlySet<pulumi.Resource>>;
}

interface Seen {
  readonly urn: pulumi.Output<string>;
  readonly inputs: ReadonlyMap<string, OpenOutput>;
}

/** Call inside a program, before its first resource; ask the result when the program has finished. */
export function traceOrigins(): () => Promise<Origins> {
  const seen: (() => Seen)[] = [];
  pulumi.runtime.registerStackTransformation(({ resource, props }) => {
    const inputs = new Map<string, OpenOutput>();
    collectOutputs(props, "", inputs);
    // The resource has no urn yet while it is being transformed.
    if (inputs.size > 0) seen.push(() => ({ urn: resource.urn, inputs }));
    return undefined;
  });
  return async () => {
    const traced = new Map(await Promise.all(seen.map(async (later) => await traceResource(later()))));
    return { of: (urn, path) => longestPrefix(traced.get(urn) ?? new Map(), path) };
  };
}

async function traceResource({ urn, inputs }: Seen): Promise<[string, Map<string, readonly string[]>]> {
  const regions = new Map<string, readonly string[]>();
  for (const [path, output] of inputs) if (!(await output.isKnown)) regions.set(path, await regionsOf(output));
  return [await textOf(urn), regions];
}

async function regionsOf(output: OpenOutput): Promise<readonly string[]> {
  const resources = [...((await output.allResources?.()) ?? [])];
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
