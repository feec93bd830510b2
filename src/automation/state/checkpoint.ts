import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Outputs, OutputValue } from "../../deployment/outputs.js";
import { isMarkedSecret } from "../secrets.js";
import { LEDGERS, type ResourceState } from "./ledger.js";
import { makeFolder } from "./prepare.js";
import type { Latest } from "./state-shapes.js";
import { PROJECT, readStoredCheckpoint, STACKS } from "./stored-checkpoint.js";
import type { StateStore } from "./state-store.js";

/** How to reach a deployment's stacks without the Automation API. */
export interface BackendAccess {
  /** Undefined where only the engine can read the state. */
  readonly store: StateStore | undefined;
  readonly command: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly workFolderOf: (stack: string) => string;
}

export interface Checkpoint {
  readonly resources: readonly ResourceState[];
  readonly pending: number;
  /** ISO 8601. */
  readonly updatedAt: string | undefined;
}

/** Undefined where the stack does not exist. */
export async function readCheckpoint(backend: BackendAccess, stack: string): Promise<Checkpoint | undefined> {
  const latest = await (backend.store === undefined
    ? exportStack(backend, stack)
    : readStoredCheckpoint(backend.store, stack));
  if (latest === undefined) return undefined;
  const time = latest.manifest?.time ?? undefined;
  return {
    resources: latest.resources ?? [],
    pending: latest.pending_operations?.length ?? 0,
    updatedAt: time === undefined || time.startsWith("0001") ? undefined : time,
  };
}

/** The cloud's resources in a checkpoint: no components, no providers, not the stack itself. */
export function cloudResources({ resources }: Checkpoint): Checkpoint["resources"] {
  return resources.filter(({ id, type }) => id !== undefined && !type.startsWith("pulumi:"));
}

/** What the program returned at the last `up`, secrets decrypted by the engine; undefined where nothing is deployed. */
export async function readStackOutputs(backend: BackendAccess, stack: string): Promise<Outputs | undefined> {
  const checkpoint = await readCheckpoint(backend, stack);
  if (checkpoint === undefined || cloudResources(checkpoint).length === 0) return undefined;
  const root = checkpoint.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const stored = root?.outputs ?? {};
  const plain = holdsSecret(stored) ? await decryptedOutputs(backend, stack) : stored;
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [key, withSecrets(value, plain[key] as OutputValue)]),
  );
}

/** The plain value, with a marker wherever the checkpoint keeps it encrypted: inside lists and objects too. */
function withSecrets(stored: unknown, plain: OutputValue): OutputValue {
  if (isMarkedSecret(stored)) return { $secret: plain };
  if (typeof stored !== "object" || stored === null || typeof plain !== "object" || plain === null) return plain;
  const below = new Map(Object.entries(stored));
  const marked = Object.entries(plain).map(([key, child]: [string, OutputValue]) => {
    return [key, withSecrets(below.get(key), child)] as const;
  });
  return Array.isArray(plain) ? marked.map(([, child]) => child) : Object.fromEntries(marked);
}

/** Every stack of the backend; where tapctl can read that itself, also those that are gone but left something. */
export async function listStacks(backend: BackendAccess): Promise<readonly string[]> {
  const { store } = backend;
  if (store === undefined) {
    const text = await pulumi(backend, undefined, ["stack", "ls", "--project", PROJECT, "--json"]);
    return (JSON.parse(text) as { name: string }[]).map(({ name }) => name.split("/").at(-1) ?? name);
  }
  const files = await Promise.all([STACKS, LEDGERS].map((folder) => store.list(folder)));
  return [...new Set(files.flat().flatMap((file) => /^([^.]+)\.json$/.exec(file)?.[1] ?? []))].sort();
}

function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isMarkedSecret(value) || Object.values(value).some(holdsSecret);
}

async function exportStack(backend: BackendAccess, stack: string): Promise<Latest | undefined> {
  try {
    const text = await pulumi(backend, stack, ["stack", "export"]);
    return (JSON.parse(text) as { deployment?: Latest | null }).deployment ?? {};
  } catch (error) {
    if (error instanceof Error && /no stack named/.test(error.message)) return undefined;
    throw error;
  }
}

async function decryptedOutputs(backend: BackendAccess, stack: string): Promise<Record<string, unknown>> {
  const text = await pulumi(backend, stack, ["stack", "output", "--json", "--show-secrets"]);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Runs one command of the engine that changes nothing, on a stack where one is named. */
export async function pulumi(
  { store, ...backend }: BackendAccess,
  stack: string | undefined,
  args: readonly string[],
): Promise<string> {
  const folder = backend.workFolderOf(stack ?? "");
  // A new runner has none of those folders, and no project in them: then the engine wants the name in full.
  await makeFolder(folder);
  const name = store === undefined ? stack : `organization/${PROJECT}/${stack}`;
  const which = stack === undefined || name === undefined ? [] : ["--stack", name];
  const { stdout } = await promisify(execFile)(backend.command, [...args, ...which, "--non-interactive"], {
    cwd: folder,
    env: backend.environment,
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}
