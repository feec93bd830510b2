import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { maskInputs } from "../secrets.js";
import { cloudResources, readCheckpoint, type BackendAccess } from "./checkpoint.js";

/** What an audit looks at; what is secret in it is `[secret]`. */
export interface AuditedResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  /** By property, the URNs of the resources whose outputs it is made of. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

/** Where a worker leaves what it planned, for an audit alone. */
function plannedPath(runFolder: string, stack: string): string {
  return join(runFolder, `${stack}.planned.json`);
}

export function writePlanned(runFolder: string, stack: string, resources: readonly AuditedResource[]): void {
  writeFileSync(plannedPath(runFolder, stack), JSON.stringify(resources), { mode: 0o600 });
}

export async function readPlanned(runFolder: string, stack: string): Promise<readonly AuditedResource[]> {
  return JSON.parse(await readFile(plannedPath(runFolder, stack), "utf8")) as readonly AuditedResource[];
}

/** Undefined where the stack has nothing in the cloud. */
export async function readDeployed(
  backend: BackendAccess,
  stack: string,
): Promise<readonly AuditedResource[] | undefined> {
  const checkpoint = await readCheckpoint(backend, stack);
  const resources = checkpoint === undefined ? [] : cloudResources(checkpoint).filter((one) => one.delete !== true);
  if (resources.length === 0) return undefined;
  return resources.map(({ urn, type, inputs, parent, propertyDependencies }) => ({
    ...{ urn, type },
    inputs: maskInputs(inputs ?? {}),
    ...(parent === undefined ? {} : { parent }),
    dependencies: Object.fromEntries(
      Object.entries(propertyDependencies ?? {}).map(([property, urns]) => [property, urns ?? []]),
    ),
  }));
}
