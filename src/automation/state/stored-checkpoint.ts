import { TapStackError } from "../../errors.js";
import { readJson } from "./read-json.js";
import { salvage } from "./salvage.js";
import { isCheckpointFile, type CheckpointFile, type Latest } from "./state-shapes.js";
import type { StateStore } from "./state-store.js";

export const PROJECT = "tapctl";
export const STACKS = `.pulumi/stacks/${PROJECT}`;

/** https://www.pulumi.com/docs/iac/concepts/state-and-backends/#local-filesystem */
export function checkpointKey(stack: string): string {
  return `${STACKS}/${stack}.json`;
}

/** Undefined where the stack does not exist. What a run cut short is told as far as it is known. */
export async function readStoredCheckpoint(store: StateStore, stack: string): Promise<Latest | undefined> {
  const file = await readFile(store, stack).catch(async (error: unknown) => {
    const rest = await readRest(store, stack);
    if (rest === undefined) throw error;
    return rest;
  });
  return file === undefined ? undefined : (file.checkpoint?.latest ?? {});
}

/** Beside the mark that the stack is being changed, and gone with it. */
export function keptKey(stack: string): string {
  return `tapctl/unfinished/${stack}.before.json`;
}

/**
 * Before a run changes a stack. Where the disk is full the engine puts half of a checkpoint in the place of the whole one,
 * and with its next try half of it into its backup: https://github.com/pulumi/pulumi/blob/master/pkg/backend/diy/state.go.
 * What other machines write to takes objects whole.
 */
export async function keepCheckpoint(store: StateStore, stack: string): Promise<void> {
  if (store.shared) return;
  const current = await store.read(checkpointKey(stack));
  if (current !== undefined) await store.write(keptKey(stack), current.text);
}

/** Whether an unfinished run left a checkpoint that nobody can read, and the one before it. */
export async function isCutShort(store: StateStore, stack: string): Promise<boolean> {
  try {
    await readFile(store, stack);
    return false;
  } catch (error) {
    if (!(error instanceof TapStackError)) throw error;
    return (await readBefore(store, stack)) !== undefined;
  }
}

/** Puts what is left of it in its place, with word for `recover` that all of that is to be read from the cloud. */
export async function mendCheckpoint(store: StateStore, stack: string): Promise<void> {
  const rest = await readRest(store, stack);
  if (rest === undefined) return;
  const latest = rest.checkpoint?.latest ?? {};
  const made = (latest.resources ?? []).filter(({ id, type }) => id !== undefined && !type.startsWith("pulumi:"));
  const pending_operations = made.map((resource) => ({ resource, type: "reading" }));
  const mended = { ...rest, checkpoint: { ...rest.checkpoint, latest: { ...latest, pending_operations } } };
  await store.write(checkpointKey(stack), JSON.stringify(mended));
}

/** The resources that are whole in it, and those of the one before it that it has not come to. */
async function readRest(store: StateStore, stack: string): Promise<CheckpointFile | undefined> {
  const before = await readBefore(store, stack);
  if (before === undefined) return undefined;
  const latest = before.checkpoint?.latest ?? {};
  const whole = salvage((await store.read(checkpointKey(stack)))?.text ?? "");
  const present = new Set(whole.map(({ urn }) => urn));
  const others = (latest.resources ?? []).filter(({ urn }) => !present.has(urn));
  return { ...before, checkpoint: { ...before.checkpoint, latest: { ...latest, resources: [...whole, ...others] } } };
}

async function readFile(store: StateStore, stack: string): Promise<CheckpointFile | undefined> {
  const key = checkpointKey(stack);
  return await readJson(store, key, isCheckpointFile, `The engine keeps the one before it: ${store.locate(key)}.bak`);
}

async function readBefore(store: StateStore, stack: string): Promise<CheckpointFile | undefined> {
  const key = keptKey(stack);
  return await readJson(store, key, isCheckpointFile, `Put the state of ${stack} back from a backup`);
}
