import { pulumi, readCheckpoint, type BackendAccess } from "./checkpoint.js";
import type { ResourceState } from "./ledger.js";

/** An input of the one resource in a stack that has this type. */
export interface KeptInput {
  readonly type: string;
  readonly property: string;
}

/** What the engine writes for a secret when it is asked to show it. */
interface Shown {
  /** As JSON. */
  readonly plaintext?: string;
}

/** An input that is no secret, out of a checkpoint; undefined where no resource has it. */
export async function readKeptInput(
  backend: BackendAccess,
  stack: string,
  input: KeptInput,
): Promise<string | undefined> {
  const checkpoint = await readCheckpoint(backend, stack);
  return textOf(inputIn(checkpoint?.resources ?? [], input));
}

/** A secret input out of a checkpoint, decrypted by the engine; undefined where no resource has it. */
export async function readSecretInput(
  backend: BackendAccess,
  stack: string,
  input: KeptInput,
): Promise<string | undefined> {
  // Only the engine can decrypt, and it is a process more.
  const checkpoint = await readCheckpoint(backend, stack);
  if (inputIn(checkpoint?.resources ?? [], input) === undefined) return undefined;
  const text = await pulumi(backend, stack, ["stack", "export", "--show-secrets"]);
  const exported = JSON.parse(text) as { deployment?: { resources?: readonly ResourceState[] } };
  const shown = inputIn(exported.deployment?.resources ?? [], input) as Shown | undefined;
  return shown?.plaintext === undefined ? undefined : textOf(JSON.parse(shown.plaintext));
}

function inputIn(resources: readonly ResourceState[], { type, property }: KeptInput): unknown {
  return resources.find((resource) => resource.type === type && resource.inputs?.[property] !== undefined)?.inputs?.[
    property
  ];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
