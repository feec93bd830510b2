import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** What decides what is deployed besides the configuration: all of tapctl with its functions, and the lockfile. */
export async function codeDigest(): Promise<string> {
  const compiled = fileURLToPath(new URL("..", import.meta.url));
  const root = dirname(compiled.replace(/\/$/, ""));
  const entries = await readdir(compiled, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|py)$/.test(entry.name));
  const paths = [...files.map((entry) => join(entry.parentPath, entry.name)), join(root, "package-lock.json")];
  const hash = createHash("sha256");
  for (const path of paths.sort()) {
    const content = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    hash.update(`${relative(root, path)} ${content}\n`);
  }
  return hash.digest("hex");
}
