import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startMoto, virtualEnvironment } from "../../test/integration/support/moto.ts";
import { processes, stateFiles, type Place } from "./place.ts";
import type { Cloud } from "./cloud.ts";
import { kill } from "./strike.ts";
import { tagsIn } from "./tags-in-moto.ts";

/** AWS's provider, whose plugin has to be there, in front of an emulator of its own. */
export async function moto(): Promise<Cloud> {
  const python = await virtualEnvironment();
  if ("missing" in python) throw new Error(python.missing);
  const { endpoint, stop } = await startMoto(python.folder);
  const seen = new Set<string>();
  return {
    options: ["--target", "aws", "--endpoint-url", endpoint],
    variables: { PULUMI_CONFIG_PASSPHRASE: "of the torture" },
    struck: [],
    targets: ["tapctl", "worker", "engine", "provider", "everything"],
    faulty: false,
    async check(place) {
      const there = await tagsIn(endpoint);
      for (const tag of there) seen.add(tag);
      return differences(there, tagsKnownTo(place), seen);
    },
    async empty(place) {
      for (const { pid } of processes(place)) kill(pid);
      rmSync(join(place.folder, ".tapctl"), { recursive: true, force: true });
      await fetch(new URL("/moto-api/reset", endpoint), { method: "POST" });
      return true;
    },
    stop,
  };
}

/** Not everything can be seen in moto; what was seen once can be missed. */
function differences(there: readonly string[], known: ReadonlySet<string>, seen: ReadonlySet<string>) {
  const found = new Set(there);
  return [
    ...[...found].filter((tag) => !known.has(tag)).map((tag) => `Orphan: ${tag} is in no state`),
    ...there.filter((tag, at) => there.indexOf(tag) !== at).map((tag) => `Duplicate: ${tag} is there twice`),
    ...[...known]
      .filter((tag) => seen.has(tag) && !found.has(tag))
      .map((tag) => `Missing: ${tag} is in a state and not there`),
  ];
}

/** Of all that the states hold, and of what was left in the account on purpose. */
function tagsKnownTo(place: Place): ReadonlySet<string> {
  const files = [".pulumi/stacks/tapctl", "tapctl/retained"].flatMap((folder) => stateFiles(place, folder));
  const texts = files.map((file) => readFileSync(file, "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(/"tapctl:id": ?"(\w+)"/g)].map(([, tag = ""]) => tag)));
}
