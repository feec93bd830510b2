import { homedir, availableParallelism } from "node:os";
import { join, relative } from "node:path";

/** Memory of one stack at work in bytes: its worker, the engine, and room for a provider. */
const STACK_MEMORY = 600 * 1024 ** 2;

export function cacheFolder(): string {
  const configured = process.env["XDG_CACHE_HOME"] ?? "";
  return configured === "" ? join(homedir(), ".cache") : configured;
}

/** Stacks at once that memory and cores allow, at most as many as there are. */
export function affordableConcurrency(width: number): number {
  const byMemory = Math.floor(process.availableMemory() / STACK_MEMORY);
  return Math.max(1, Math.min(width, byMemory, 2 * availableParallelism()));
}

/** A path as the user would type it. */
export function typed(path: string): string {
  if (path.includes("://")) return path;
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith("..") ? path : short;
}
