import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { TapStackError } from "../../errors.js";

/** What tools/pulumi builds and what the official installer is asked for. */
export const PINNED_VERSION = "3.259.0";

/** The first one whose previews take no lock. https://github.com/pulumi/pulumi/blob/master/CHANGELOG.md */
const OLDEST_VERSION = "3.231.0";

export interface Engine {
  /** An absolute path. */
  readonly command: string;
  readonly version: string;
  readonly source: "PATH" | "cache";
}

export interface EngineWorld {
  readonly path: string;
  /** XDG_CACHE_HOME, else `~/.cache`: outside any checkout, so that a second clone does not build again. */
  readonly cacheFolder: string;
}

/** `<root>/bin/pulumi`, as the Automation API wants it. */
export function engineRoot({ cacheFolder }: Pick<EngineWorld, "cacheFolder">): string {
  return join(cacheFolder, "tapctl", "engine", PINNED_VERSION);
}

/** A new enough `pulumi` on the PATH, else the one that `tapctl engine install` left in the cache. */
export async function findEngine(world: EngineWorld): Promise<Engine | undefined> {
  const onPath = world.path.split(delimiter).filter((folder) => folder !== "");
  for (const folder of onPath) {
    const found = await engineAt(join(folder, "pulumi"), "PATH");
    if (found !== undefined) return found;
  }
  return engineAt(join(engineRoot(world), "bin", "pulumi"), "cache");
}

export async function requireEngine(world: EngineWorld): Promise<Engine> {
  const engine = await findEngine(world);
  if (engine === undefined) throw noEngine();
  return engine;
}

async function engineAt(command: string, source: Engine["source"]): Promise<Engine | undefined> {
  const version = await versionOf(command);
  return version !== undefined && isNewEnough(version) ? { command, version, source } : undefined;
}

async function versionOf(command: string): Promise<string | undefined> {
  try {
    await access(command, constants.X_OK);
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { stdout } = await promisify(execFile)(command, ["version"], { env, timeout: 30_000 });
    return /^v?(\d+\.\d+\.\d+\S*)/.exec(stdout.trim())?.[1];
  } catch {
    return undefined;
  }
}

/** Same major, at least the oldest. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = numbers(version);
  const [oldestMajor = 0, oldestMinor = 0, oldestPatch = 0] = numbers(OLDEST_VERSION);
  if (major !== oldestMajor) return false;
  return minor > oldestMinor || (minor === oldestMinor && patch >= oldestPatch);
}

function numbers(version: string): readonly number[] {
  return (version.split("-")[0] ?? "").split(".").map(Number);
}

function noEngine(): TapStackError {
  return new TapStackError("ENGINE", `Cannot find the Pulumi CLI, ${OLDEST_VERSION} or newer`, {
    hint: "Put it in place with: tapctl engine install",
  });
}
