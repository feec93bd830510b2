import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BackendAccess } from "../../src/automation/state/checkpoint.js";
import { checkpointKey } from "../../src/automation/state/stored-checkpoint.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { ResourceState } from "../../src/automation/state/ledger.js";

interface KeptCheckpoint {
  readonly backend: BackendAccess;
  /** What the engine was asked, a line a call. */
  readonly asked: () => Promise<readonly string[]>;
}

type Resources = readonly Partial<ResourceState>[];

/** A file backend with one stack, and an engine that shows that stack's secrets to whoever asks. */
export async function keptCheckpoint(stack: string, stored: Resources, shown: Resources = []): Promise<KeptCheckpoint> {
  const folder = await mkdtemp(join(tmpdir(), "tapctl-kept-"));
  const path = join(folder, checkpointKey(stack));
  const resources = stored.map((resource, at) => ({
    urn: `urn:pulumi:${stack}::tapctl::t::${at}`,
    type: "t",
    ...resource,
  }));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ checkpoint: { latest: { resources } } }));
  await writeFile(join(folder, "shown.json"), JSON.stringify({ deployment: { resources: shown } }));
  const command = join(folder, "engine");
  await writeFile(command, '#!/bin/sh\necho "$@" >> asked\ncat shown.json\n');
  await chmod(command, 0o700);
  const calls = () => readFile(join(folder, "asked"), "utf8").catch(() => "");
  return {
    backend: { store: fileStore(folder), command, environment: process.env, workFolderOf: () => folder },
    asked: async () => (await calls()).split("\n").filter((line) => line !== ""),
  };
}

/** What the engine writes for a secret, and what it shows when it is asked. */
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
export const sealed = { ...SECRET, ciphertext: "v1:sealed" };
export const opened = (value: unknown) => ({ ...SECRET, plaintext: JSON.stringify(value) });
