import { getCompileCacheDir } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Environment } from "../configuration/environment.js";
import { requireEngine, type Engine } from "../automation/engine/locate.js";
import { fileBackendUrl, foldersOf, type Folders } from "../automation/folders.js";
import type { BackendAccess } from "../automation/state/checkpoint.js";
import { ownPassphrase, quietEngineHome } from "../automation/state/prepare.js";
import type { StateLocation } from "../automation/state/state-store.js";
import { emulatorEnvironment, emulatorName } from "../cloud/emulator.js";
import { cacheFolder } from "./machine.js";
import { openState } from "./open-state.js";
import { stateLocation } from "./state-location.js";

/** An environment with the engine and the folders that its commands work in. */
export interface Access {
  readonly environment: Environment;
  readonly folders: Folders;
  readonly engine: Engine;
  readonly backendUrl: string;
  /** Undefined where tapctl itself cannot read and write the state. */
  readonly state: StateLocation | undefined;
  readonly backend: BackendAccess;
  /** What the engine's processes get beside what they inherit. */
  readonly engineEnvironment: Readonly<Record<string, string>>;
}

export function foldersFor({ home, target, endpoint, root }: Environment): Folders {
  return foldersOf({ root, target: endpoint === undefined ? target : `emulator-${emulatorName(endpoint)}`, home });
}

/** Where people look for the state: a path, or the backend's URL. */
export function backendName(environment: Environment): string {
  return environment.backend ?? foldersFor(environment).state;
}

export async function accessTo(environment: Environment): Promise<Access> {
  const folders = foldersFor(environment);
  const engine = await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });
  const backendUrl = environment.backend ?? fileBackendUrl(folders.state);
  const engineEnvironment = {
    PULUMI_BACKEND_URL: backendUrl,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...PLAIN_STATE,
    // Fewer collections for 8 % less CPU; the engine stays under 200 MB all the same.
    GOGC: process.env["GOGC"] ?? "400",
    ...(environment.target === "sandbox" ? await sandboxEnvironment(folders) : awsEnvironment(environment)),
  };
  const state = stateLocation(environment, folders);
  const backend = {
    store: state === undefined ? undefined : openState(state),
    command: engine.command,
    environment: { ...process.env, ...engineEnvironment, ...compileCache() },
    workFolderOf: (stack: string) => join(folders.work, stack),
  };
  return { environment, folders, engine, backendUrl, state, backend, engineEnvironment };
}

/** As tapctl reads it, whatever the user has for other projects: by project, and not compressed. */
const PLAIN_STATE = {
  PULUMI_DIY_BACKEND_LEGACY_LAYOUT: "false",
  PULUMI_DIY_BACKEND_GZIP: "false",
  PULUMI_DIY_BACKEND_ZSTD: "false",
};

/** Workers load the SDK twice as fast from this process's compile cache. Coverage must see what is compiled anew. */
function compileCache(): Record<string, string> {
  const folder = process.env["NODE_V8_COVERAGE"] === undefined ? getCompileCacheDir() : undefined;
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

function awsEnvironment({ endpoint }: Environment): Record<string, string> {
  const emulator = endpoint === undefined ? {} : emulatorEnvironment(endpoint, process.env);
  return { ...passphraseFile(), ...emulator };
}

/** The engine runs in the stacks' work folders, so a relative path would miss. */
function passphraseFile(): Record<string, string> {
  const file = process.env["PULUMI_CONFIG_PASSPHRASE_FILE"] ?? "";
  return file === "" ? {} : { PULUMI_CONFIG_PASSPHRASE_FILE: resolve(file) };
}

async function sandboxEnvironment({ home }: Folders): Promise<Record<string, string>> {
  return {
    PULUMI_HOME: await quietEngineHome(join(home, "sandbox", "engine")),
    // The engine looks at this one first, even where it is empty.
    PULUMI_CONFIG_PASSPHRASE: await ownPassphrase(join(home, "sandbox")),
    PULUMI_CONFIG_PASSPHRASE_FILE: "",
    // The sandbox is the plugin; without this the engine tries to download the real one on each operation.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
