import * as z from "zod";
import type { Sibling } from "../finding.js";
import { environmentsIn, readProjectFile } from "./project.js";
import { ownerOf } from "../validators/imports.js";
import { readYaml } from "./yaml-source.js";

const CLAIMS = z.object({
  account: z.string(),
  baseline: z.object({ region: z.string().optional(), account: z.string().optional() }),
});

/** The project's other environments; those that cannot be read claim nothing, and are reported when they are used. */
export async function readSiblings(root: string, name: string): Promise<readonly Sibling[]> {
  const names = (await environmentsIn(root)).filter((other) => other !== name);
  const found = await Promise.all(names.map((other) => readSibling(root, other)));
  return found.flat();
}

async function readSibling(root: string, name: string): Promise<readonly Sibling[]> {
  try {
    const { text } = await readProjectFile(name, root);
    const { success, data } = CLAIMS.safeParse(readYaml(text).value);
    if (!success) return [];
    const { account, baseline } = data;
    return [{ name, account, region: ownerOf(baseline.region), accountBaseline: ownerOf(baseline.account) }];
  } catch {
    // Unreadable: see above.
    return [];
  }
}
