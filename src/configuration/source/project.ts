import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { TapStackError } from "../../errors.js";
import { nearest } from "../text/nearest.js";

const ENVIRONMENT_NAME = /^[a-z][a-z0-9]{1,7}$/;

/** Far more than a deployment to every region needs. */
const MAX_BYTES = 1024 * 1024;

export interface ProjectFile {
  readonly root: string;
  /** As the user would type it. */
  readonly file: string;
  readonly text: string;
}

/** Refuses what could leave the folder or does not fit AWS's names. */
export function checkEnvironmentName(name: string): void {
  if (ENVIRONMENT_NAME.test(name)) return;
  throw new TapStackError(
    "CONFIGURATION",
    `Cannot use ${JSON.stringify(name)} as an environment's name: wanted 2 to 8 lower-case letters and digits, a letter first`,
    {
      hint: "Type a name such as prod: tapctl validate --env prod",
    },
  );
}

/** Finds config/<name>.yaml in a folder or the closest one above it, and reads it. */
export async function readProjectFile(name: string, cwd: string): Promise<ProjectFile> {
  for (const root of foldersUpFrom(cwd)) {
    const path = join(root, "config", `${name}.yaml`);
    const file = relative(cwd, path).split(sep).join("/");
    const text = await readBounded(path, file);
    if (text !== undefined) return { root, file, text };
  }
  throw notFound(name, await listEnvironments(cwd));
}

/** The names of the environments in the closest `config` folder that has any, sorted. */
export async function listEnvironments(cwd: string): Promise<readonly string[]> {
  for (const root of foldersUpFrom(cwd)) {
    const names = await environmentsIn(root);
    if (names.length > 0) return names;
  }
  return [];
}

export async function environmentsIn(root: string): Promise<readonly string[]> {
  try {
    const files = await readdir(join(root, "config"));
    const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
    return names.filter((name) => ENVIRONMENT_NAME.test(name)).sort();
  } catch {
    // No such folder, or one that others keep closed: there is nothing to list either way.
    return [];
  }
}

function foldersUpFrom(cwd: string): readonly string[] {
  const folders = [resolve(cwd)];
  for (let folder = resolve(cwd); folder !== dirname(folder);) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** Undefined when there is no such file. */
async function readBounded(path: string, file: string): Promise<string | undefined> {
  try {
    // Asked first, since opening a named pipe would wait for its writer.
    const found = await stat(path);
    if (!found.isFile()) throw notAFile(file);
    if (found.size > MAX_BYTES) throw tooLarge(file, found.size);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TapStackError) throw error;
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw unreadable(file, error);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function notFound(name: string, existing: readonly string[]): TapStackError {
  const found =
    existing.length === 0 ? "there is no environment here yet" : `the environments here are ${existing.join(", ")}`;
  const meant = nearest(name, existing);
  const create = `Create it: tapctl init --env ${name}`;
  return new TapStackError("CONFIGURATION", `Cannot find config/${name}.yaml in this folder or above it: ${found}`, {
    hint: meant === undefined ? create : `Type --env ${meant}, or create it: tapctl init --env ${name}`,
  });
}

function tooLarge(file: string, size: number): TapStackError {
  return new TapStackError("CONFIGURATION", `Cannot read ${file}: it has ${size} bytes, wanted at most ${MAX_BYTES}`, {
    hint: `Keep only tapctl's configuration in ${file}`,
  });
}

function notAFile(file: string): TapStackError {
  return new TapStackError("CONFIGURATION", `Cannot read ${file}: it is a folder or a device, wanted a file`, {
    hint: `Move it away, then create the file: tapctl init --env ${basename(file, ".yaml")}`,
  });
}

function unreadable(file: string, cause: unknown): TapStackError {
  const code = codeOf(cause);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "you may not read it",
    EPERM: "you may not read it",
    ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
  };
  return new TapStackError(
    "CONFIGURATION",
    `Cannot read ${file}: ${reasons[code ?? ""] ?? code ?? "its encoding is unknown"}`,
    {
      hint: `Correct it: ls -l ${file}`,
      cause,
    },
  );
}
