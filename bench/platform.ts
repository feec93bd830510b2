// The compiled programs, and what they need to run without tapctl around them.
import { join } from "node:path";
import type * as Loading from "../src/configuration/load.js";
import type * as Faults from "../src/sandbox/faults.js";
import type * as Provider from "../src/sandbox/start-sandbox-provider.js";
import type { PlatformSettings } from "../src/stacks/settings.js";
import { compiled } from "./compiled.ts";

const { loadEnvironment } = (await compiled("configuration/load.js")) as typeof Loading;
const { NO_FAULTS } = (await compiled("sandbox/faults.js")) as typeof Faults;
const { startSandboxProvider } = (await compiled("sandbox/start-sandbox-provider.js")) as typeof Provider;

/** The committed prod, as a program takes it. */
export async function prodSettings(): Promise<PlatformSettings> {
  const flags = { env: "prod", target: "sandbox" };
  const { name, ...platform } = await loadEnvironment({ cwd: process.cwd(), flags, variables: {} });
  const lifecycle = { protect: true, retainData: true, retainKeys: true, forceDestroy: false };
  return {
    ...platform,
    environment: name,
    lifecycle,
    masterPassword: "only-for-measuring",
    databaseGeneration: "measured",
  };
}

/** Starts the simulated account in a folder and has the engine use it. */
export async function sandboxIn(
  folder: string,
  accountId: string,
  latencyMs: number,
): Promise<Provider.SandboxProvider> {
  const account = { folder: join(folder, "account"), accountId, latencyMs, faults: NO_FAULTS };
  const provider = await startSandboxProvider(account);
  process.env["PULUMI_DEBUG_PROVIDERS"] = `aws:${provider.port}`;
  return provider;
}
