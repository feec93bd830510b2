import { pulumi, readCheckpoint, type BackendAccess } from "./checkpoint.js";
import type { ResourceState } from "./ledger.js";

export interface SecretInput {
  /** Of the one resource that has it. */
  readonly type: string;
  readonly property: string;
}

/** What the engine writes for a secret when it is asked to show it. */
interface Shown {
  /** As JSON. */
  readonly plaintext?: string;
}

/** A secret input out of a checkpoint, decrypted by the engine; undefined where no resource has it. */
export async function readSecretInput(
  backend: BackendAccess,
  stack: string,
  { type, property }: SecretInput,
): Promise<string | undefined> {
  const has = (resource: ResourceState): boolean => resource.type === type && resource.inputs?.[property] !== undefined;
  // Only the engine can decrypt, and it is a process more.
  if ((await readCheckpoint(backend, stack))?.resources.some(has) !== true) return undefined;
  const text = await pulumi(backend, stack, ["stack", "export", "--show-secrets", "--stack", stack]);
  const exported = JSON.parse(text) as { deployment?: { resources?: readonly ResourceState[] } };
  const shown = exported.deployment?.resources?.find(has)?.inputs?.[property] as Shown | undefined;
  const value: unknown = shown?.plaintext === undefined ? undefined : JSON.parse(shown.plaintext);
  return typeof value === "string" ? value : undefined;
}
