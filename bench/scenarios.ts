import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type * as Locate from "../src/automation/engine/locate.js";
import type * as State from "../src/automation/state/checkpoint.js";
import type * as Files from "../src/automation/state/file-store.js";
import type * as Machine from "../src/compose/machine.js";
import { compiled } from "./compiled.ts";
import { longestChain, type Chain } from "./longest-chain.ts";
import { measure, type Measurement } from "./measure.ts";

const run = promisify(execFile);
const { requireEngine } = (await compiled("automation/engine/locate.js")) as typeof Locate;
const { cloudResources, listStacks, readCheckpoint } = (await compiled(
  "automation/state/checkpoint.js",
)) as typeof State;
const { fileStore } = (await compiled("automation/state/file-store.js")) as typeof Files;
const { cacheFolder } = (await compiled("compose/machine.js")) as typeof Machine;
const engine = await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });

/** What the deployment is, told by the checkpoints that it left. */
export interface Deployed {
  readonly resources: number;
  /** The longest of any region. */
  readonly regional: Chain;
  readonly global: Chain;
}

export interface TapctlRun extends Measurement {
  readonly deployed: Deployed;
}

/** Of the caller's, with nothing in it that would change what is measured. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(TAPCTL_|PULUMI_|CI$|GITHUB_|NODE_OPTIONS$|GOGC$|GOMEMLIMIT$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** tapctl as a person types it, into an account with nothing in it. */
export function tapctl(command: readonly string[], latencyMs: number): Promise<TapctlRun> {
  return inEmptyFolder(async (home) => {
    const args = ["bin/tapctl.js", ...command, "--env", "prod", "--target", "sandbox", "--latency", `${latencyMs}ms`];
    const measured = await measure({ args, env: { ...cleanEnvironment(), TAPCTL_HOME: home } });
    return { ...measured, deployed: await readDeployed(join(home, "sandbox", "state")) };
  });
}

/** Seconds of each preview of prod. */
export interface GatedPreview {
  readonly gated: readonly number[];
  /** With every control off. */
  readonly open: readonly number[];
}

/** The same preview with and without the controls, in turns. */
export function gatedPreview(runs: number): Promise<GatedPreview> {
  return inEmptyFolder(async (folder) => {
    const [gated, open] = [join(folder, "gated"), join(folder, "open")];
    for (const place of [gated, open]) await cp("config", join(place, "config"), { recursive: true });
    const file = join(open, "config", "prod.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("level: mandatory", "level: off"));
    const seconds: { gated: number[]; open: number[] } = { gated: [], open: [] };
    for (let at = 0; at < runs; at += 1) {
      seconds.gated.push(await previewIn(gated));
      seconds.open.push(await previewIn(open));
    }
    return seconds;
  });
}

async function previewIn(cwd: string): Promise<number> {
  const args = [scriptPath("../bin/tapctl.js"), "preview", "--env", "prod", "--target", "sandbox"];
  return (await measure({ args, env: cleanEnvironment(), cwd })).seconds;
}

/** `stack.up()` four times; `parallel` is the engine's own default where it is undefined. */
export function plainLoop(latencyMs: number, parallel?: number): Promise<Measurement> {
  const options = ["--latency", `${latencyMs}`];
  if (parallel !== undefined) options.push("--parallel", `${parallel}`);
  return withPlainEngine(async (folder, env) => {
    return await measure({ args: [scriptPath("plain-loop.ts"), "--folder", folder, ...options], env });
  });
}

/** Seconds of each preview. */
export interface RegionalPreview {
  readonly resources: number;
  readonly seconds: { readonly region: readonly number[]; readonly trivial: readonly number[] };
}

/** One region's program, and as many trivial resources. */
export function regionalPreview(runs: number): Promise<RegionalPreview> {
  return withPlainEngine(async (folder, env) => {
    const args = [scriptPath("regional-preview.ts"), "--folder", folder, "--runs", `${runs}`];
    const { stdout } = await run(process.execPath, args, { env });
    return JSON.parse(stdout) as RegionalPreview;
  });
}

function scriptPath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** The engine as anybody would run it, with state and account in a folder that is thrown away. */
function withPlainEngine<T>(work: (folder: string, env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  return inEmptyFolder(async (folder) => {
    for (const part of ["state", "engine", "temporary"]) await mkdir(join(folder, part));
    return await work(folder, {
      ...cleanEnvironment(),
      PATH: [dirname(engine.command), process.env["PATH"]].join(delimiter),
      TMPDIR: join(folder, "temporary"),
      PULUMI_HOME: join(folder, "engine"),
      PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
      PULUMI_CONFIG_PASSPHRASE: "bench",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Without these it would look for a plugin to download, which says nothing of either.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
  });
}

async function inEmptyFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tapctl-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readDeployed(stateFolder: string): Promise<Deployed> {
  const store = fileStore(stateFolder);
  const backend = { store, command: engine.command, environment: process.env, workFolderOf: () => "." };
  let deployed: Deployed = { resources: 0, regional: [], global: [] };
  for (const stack of await listStacks(backend)) {
    const checkpoint = await readCheckpoint(backend, stack);
    if (checkpoint === undefined) continue;
    const chain = longestChain(checkpoint.resources);
    const { regional, global, resources } = deployed;
    deployed = {
      resources: resources + cloudResources(checkpoint).length,
      regional: !stack.endsWith("-global") && chain.length > regional.length ? chain : regional,
      global: stack.endsWith("-global") ? chain : global,
    };
  }
  return deployed;
}
