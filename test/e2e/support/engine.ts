import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { requireEngine } from "../../../src/automation/engine/locate.js";
import { cacheFolder } from "../../../src/compose/machine.js";
import type { Place } from "./place.js";

interface Exported {
  readonly type: string;
  readonly inputs?: Readonly<Record<string, { readonly plaintext?: string }>>;
}

/** A secret input of the one resource of that type, as the engine decrypts it with the sandbox's own passphrase. */
export async function secretInput(place: Place, stack: string, type: string, property: string): Promise<string> {
  const folder = join(place.home, "sandbox");
  const { command } = await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });
  const { stdout } = await promisify(execFile)(command, ["stack", "export", "--show-secrets", "--stack", stack], {
    cwd: join(folder, "work", stack),
    env: {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: await readFile(join(folder, "passphrase"), "utf8"),
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { deployment } = JSON.parse(stdout) as { deployment: { resources: readonly Exported[] } };
  const found = deployment.resources.find((resource) => resource.type === type)?.inputs?.[property]?.plaintext;
  if (found === undefined) throw new Error(`${stack} has no ${type} with a secret ${property}`);
  return JSON.parse(found) as string;
}
