import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { sdkAccount } from "../../../src/cloud/sdk-account.js";
import { EXIT_STATUS, TapStackError } from "../../../src/errors.js";
import { isThere, startMoto, virtualEnvironment, type Moto } from "./moto.js";
import { pluginIsThere } from "./plugin.js";

/** What the tests ask, and whether they can deploy to it too, which takes AWS's provider. */
export type Target =
  | { readonly cloud: "moto"; readonly endpoint: string; readonly provider: boolean }
  | { readonly cloud: "aws"; readonly provider: true; readonly endpoint?: never }
  | { readonly cloud: "none"; readonly provider: false; readonly endpoint?: never };

declare module "vitest" {
  interface ProvidedContext {
    readonly target: Target;
  }
}

/** A file in the scratch folder. */
export const KEPT = "kept";

const NO_PROVIDER = "no pulumi-resource-aws is in PULUMI_HOME, on the PATH or named by TAPCTL_AWS_PLUGIN";

/** TAPCTL_TEST_TARGET=moto|aws. One line says what is skipped, and why. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), "tapctl-integration-"));
  project.provide("scratch", scratch);
  const wanted = process.env["TAPCTL_TEST_TARGET"] ?? "moto";
  if (wanted !== "moto" && wanted !== "aws") throw new Error(`TAPCTL_TEST_TARGET is "${wanted}": wanted moto or aws`);
  const moto = wanted === "moto" ? await emulatorOf(project) : undefined;
  if (wanted === "aws") await takeAccount(project);
  return async () => {
    await moto?.stop();
    // What could not be destroyed is known to the state in there alone.
    if (await isThere(join(scratch, KEPT))) process.stderr.write(`Kept: ${scratch}\n`);
    else await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function emulatorOf(project: TestProject): Promise<Moto | undefined> {
  const python = await virtualEnvironment();
  if ("missing" in python) {
    skip(`all of test/integration: ${python.missing}`);
    project.provide("target", { cloud: "none", provider: false });
    return undefined;
  }
  const provider = await pluginIsThere();
  if (!provider) skip(`what deploys to moto through AWS's provider (test/integration): ${NO_PROVIDER}`);
  const moto = await startMoto(python.folder);
  project.provide("target", { cloud: "moto", endpoint: moto.endpoint, provider });
  return moto;
}

/** Ends everything with tapctl's own status where the credentials do not do: no test could say it better. */
async function takeAccount(project: TestProject): Promise<void> {
  if (!(await pluginIsThere())) throw new Error(`TAPCTL_TEST_TARGET is "aws", but ${NO_PROVIDER}`);
  try {
    const { account, arn } = await sdkAccount({ primary: "us-east-1" }).identity();
    process.stderr.write(`The tests deploy to account ${account} as ${arn}, and destroy what they made\n`);
  } catch (error) {
    if (!(error instanceof TapStackError)) throw error;
    process.stderr.write(`${error.message}. ${error.hint ?? ""}\n`);
    process.exit(EXIT_STATUS[error.code]);
  }
  project.provide("target", { cloud: "aws", provider: true });
}

function skip(what: string): void {
  process.stderr.write(`SKIPPED ${what}\n`);
}
