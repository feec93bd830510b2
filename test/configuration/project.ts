import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Environment, EnvironmentFlags } from "../../src/configuration/environment.js";
import { loadEnvironment } from "../../src/configuration/load.js";
import { environmentTemplate, SEED_ANSWERS } from "../../src/configuration/template.js";
import { TapStackError } from "../../src/errors.js";

/** A file that passes every validator in the sandbox. */
export const GOOD = environmentTemplate("prod", SEED_ANSWERS);

/** A project on disk, gone when the test is over. */
export async function project(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "tapctl-configuration-"));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  return root;
}

interface Given {
  readonly flags?: EnvironmentFlags;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Loads config/prod.yaml with the given text, in the sandbox unless a flag says otherwise. */
export async function load(text: string, { flags = {}, variables = {} }: Given = {}): Promise<Environment> {
  const cwd = await project({ "config/prod.yaml": text });
  return loadEnvironment({ cwd, flags: { target: "sandbox", ...flags }, variables });
}

/** The error of a load that must fail as the user's mistake. */
export async function refusal(loading: Promise<Environment>): Promise<TapStackError> {
  const outcome: unknown = await loading.then(
    () => "loaded",
    (error: unknown) => error,
  );
  if (outcome instanceof TapStackError) return outcome;
  throw new Error("Wanted a TapStackError", { cause: outcome });
}

/** The good file with one passage replaced, which must be there exactly once. */
export function edited(passage: string, replacement: string, text = GOOD): string {
  if (text.split(passage).length !== 2) throw new Error(`"${passage}" is not there exactly once`);
  return text.replace(passage, () => replacement);
}

export function lineOf(text: string, passage: string): number {
  return text.slice(0, text.indexOf(passage)).split("\n").length;
}

/** Where a setting comes from, as `tapctl validate --origin` shows it. */
export function originOf({ origins }: Environment, setting: string): string | undefined {
  return origins.find((origin) => origin.setting === setting)?.from;
}
