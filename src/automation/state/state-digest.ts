import { createHash } from "node:crypto";
import { readCheckpoint, type BackendAccess } from "./checkpoint.js";

/** Of a stack's resources as the backend holds them: dates of runs that changed nothing do not count. */
export async function stateDigest(backend: BackendAccess, stack: string): Promise<string> {
  const checkpoint = await readCheckpoint(backend, stack);
  if (checkpoint === undefined || (checkpoint.resources.length === 0 && checkpoint.pending === 0)) return "none";
  const { resources, pending } = checkpoint;
  return createHash("sha256").update(JSON.stringify({ resources, pending })).digest("hex");
}
