import { access, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import {
  LocalWorkspace,
  PulumiCommand,
  StackNotFoundError,
  type InlineProgramArgs,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";
import { fileBackendUrl } from "../folders.js";
import type { OpenedSetup, WorkerSetup } from "../messages.js";
import { checkpointKey, PROJECT } from "../state/stored-checkpoint.js";
import { readEncryption } from "../state/encryption.js";

/** A resource that forgot its provider must fail, not end up in another account. */
const STACK_CONFIG = { "pulumi:disable-default-providers": ["aws"] };

/** The stack as the backend has it, or undefined where it does not exist yet. */
export async function selectStack(setup: OpenedSetup, program: PulumiFn): Promise<Stack | undefined> {
  const { store, step } = setup;
  if (store !== undefined && (await store.read(checkpointKey(step.stack))) === undefined) return undefined;
  try {
    return quiet(await LocalWorkspace.selectStack(inline(setup, program), await options(setup, setup.workFolder)));
  } catch (error) {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  }
}

/** Only after approval: a preview leaves no empty stacks behind. */
export async function createStack(setup: OpenedSetup, program: PulumiFn): Promise<Stack> {
  return quiet(await LocalWorkspace.createStack(inline(setup, program), await options(setup, setup.workFolder)));
}

/** A stack that does not exist yet, or a copy of one, in a backend of its own, with a key of its own; to be forgotten. */
export async function throwawayStack(setup: OpenedSetup, program: PulumiFn): Promise<Stack> {
  const folder = join(setup.workFolder, "preview");
  await rm(folder, { recursive: true, force: true });
  const stateFolder = join(folder, "state");
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  const settings = {
    ...{ ...setup, store: undefined },
    secretsProvider: "passphrase",
    engineEnvironment: {
      ...setup.engineEnvironment,
      PULUMI_BACKEND_URL: fileBackendUrl(stateFolder),
      PULUMI_CONFIG_PASSPHRASE: randomUUID(),
      PULUMI_CONFIG_PASSPHRASE_FILE: "",
    },
  };
  return quiet(await LocalWorkspace.createStack(inline(settings, program), await options(settings, folder)));
}

export async function forgetThrowaway({ workFolder }: WorkerSetup): Promise<void> {
  await rm(join(workFolder, "preview"), { recursive: true, force: true });
}

function inline({ step }: WorkerSetup, program: PulumiFn): InlineProgramArgs {
  return { projectName: PROJECT, stackName: step.stack, program };
}

async function options({ engine, engineEnvironment, secretsProvider, step, store }: OpenedSetup, folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const written = await isFile(join(folder, `Pulumi.${step.stack}.yaml`));
  return {
    workDir: folder,
    pulumiCommand: commandOf(engine),
    secretsProvider,
    envVars: { ...engineEnvironment },
    projectSettings: { name: PROJECT, runtime: "nodejs" as const },
    // Written once: it also holds the salt or the encrypted key, which a rewrite would lose.
    stackSettings: written ? {} : { [step.stack]: await settingsFromBackend(store, step.stack) },
  };
}

/** A lost work folder is made again from the checkpoint, or the state would be encrypted a second time with a new key. */
async function settingsFromBackend(store: OpenedSetup["store"], stack: string) {
  return { config: STACK_CONFIG, ...(store === undefined ? {} : await readEncryption(store, stack)) };
}

/** Made without a process: the parent has asked this engine for its version already. The constructor is private. */
function commandOf({ command, version }: WorkerSetup["engine"]): PulumiCommand {
  return Reflect.construct(PulumiCommand, [command, new SemVer(version)]) as PulumiCommand;
}

/** Results come from events and captured outputs, so the five processes that the SDK would start for them are saved. */
function quiet(stack: Stack): Stack {
  stack.outputs = () => Promise.resolve({});
  stack.info = () => Promise.resolve(undefined);
  return stack;
}

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
