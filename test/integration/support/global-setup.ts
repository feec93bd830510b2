import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startMoto } from "./moto.js";
import { pluginIsThere } from "./plugin.js";

/** What the tests deploy to, or why they cannot. */
export type Target =
  | { readonly cloud: "moto"; readonly endpoint: string }
  | { readonly cloud: "aws"; readonly endpoint?: never }
  | { readonly cloud: "none"; readonly reason: string; readonly endpoint?: never };

declare module "vitest" {
  interface ProvidedContext {
    readonly target: Target;
  }
}

/** TAPCTL_TEST_TARGET=moto|aws; nothing is started or installed where the plugin is missing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), "tapctl-integration-"));
  project.provide("scratch", scratch);
  const moto = await startUnlessMissing(project);
  return async () => {
    await moto?.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function startUnlessMissing(project: TestProject) {
  const wanted = process.env["TAPCTL_TEST_TARGET"] ?? "moto";
  if (wanted !== "moto" && wanted !== "aws") throw new Error(`TAPCTL_TEST_TARGET is "${wanted}": wanted moto or aws`);
  if (!(await pluginIsThere())) {
    const reason = "no pulumi-resource-aws in PULUMI_HOME, on the PATH or in TAPCTL_AWS_PLUGIN";
    process.stderr.write(`Skipped: the integration tests of test/integration/, for there is ${reason}\n`);
    project.provide("target", { cloud: "none", reason });
    return undefined;
  }
  if (wanted === "aws") {
    project.provide("target", { cloud: "aws" });
    return undefined;
  }
  const moto = await startMoto();
  project.provide("target", { cloud: "moto", endpoint: moto.endpoint });
  return moto;
}
