import { cp, mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { smallEnvironment } from "./small.js";
import { tapctl } from "./tapctl.js";

const COMMITTED = fileURLToPath(new URL("../../../config", import.meta.url));

/** A project folder of a test's own, with a temporary folder beside it for the processes that it starts. */
export interface Place {
  readonly folder: string;
  readonly temporary: string;
  /** `.tapctl` in the project's folder. */
  readonly home: string;
  readonly environment: string;
}

/** With the configuration that is committed. */
export async function prodPlace(): Promise<Place> {
  const place = await emptyPlace("prod");
  await cp(COMMITTED, join(place.folder, "config"), { recursive: true });
  return place;
}

/** With the small environment, or whatever text is given. */
export async function smallPlace(text: string = smallEnvironment()): Promise<Place> {
  const place = await emptyPlace("small");
  await configure(place, text);
  return place;
}

/** A copy of the small environment after its first `up`, which is run once for all tests. */
export async function deployedPlace(): Promise<Place> {
  const original = join(inject("scratch"), "deployed");
  if (!(await exists(original))) {
    const first = await smallPlace();
    const { status, stderr } = await tapctl(first, ["up", "--yes"]);
    if (status !== 0) throw new Error(`The small environment cannot be deployed:\n${stderr}`);
    await cp(first.folder, original, { recursive: true });
  }
  const place = await emptyPlace("small");
  await cp(original, place.folder, { recursive: true });
  return place;
}

async function emptyPlace(environment: string): Promise<Place> {
  const root = await mkdtemp(join(inject("scratch"), `${environment}-`));
  const folder = join(root, "project");
  const temporary = join(root, "tmp");
  await Promise.all([folder, temporary].map((path) => mkdir(path)));
  return { folder, temporary, home: join(folder, ".tapctl"), environment };
}

export async function configure({ folder, environment }: Place, text: string): Promise<void> {
  await mkdir(join(folder, "config"), { recursive: true });
  await writeFile(join(folder, "config", `${environment}.yaml`), text);
}

export async function configurationOf({ folder, environment }: Place): Promise<string> {
  return await readFile(join(folder, "config", `${environment}.yaml`), "utf8");
}

/** Writes a plan of failures; returns the options that name it. */
export async function faults({ folder }: Place, ...plan: readonly object[]): Promise<readonly string[]> {
  const path = join(folder, "faults.json");
  await writeFile(path, JSON.stringify(plan));
  return ["--faults", path];
}

export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
