import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Everything that the end-to-end tests write lies here. */
    readonly scratch: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), "tapctl-e2e-"));
  project.provide("scratch", scratch);
  return () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}
