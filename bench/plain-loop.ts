// What a script without tapctl does: the same four programs, one after another, in one process.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LocalWorkspace, type PulumiFn, type UpOptions } from "@pulumi/pulumi/automation/index.js";
import type * as Loading from "../src/configuration/load.js";
import type * as Faults from "../src/sandbox/faults.js";
import type * as Provider from "../src/sandbox/start-sandbox-provider.js";
import type * as Global from "../src/stacks/global.js";
import type * as Outputs from "../src/stacks/outputs.js";
import type * as Regional from "../src/stacks/regional.js";
import { compiled } from "./compiled.ts";

const { values } = parseArgs({
  options: { folder: { type: "string" }, latency: { type: "string" }, parallel: { type: "string" } },
});
const { folder = ".", latency = "0", parallel } = values;

const { loadEnvironment } = (await compiled("configuration/load.js")) as typeof Loading;
const { NO_FAULTS } = (await compiled("sandbox/faults.js")) as typeof Faults;
const { startSandboxProvider } = (await compiled("sandbox/start-sandbox-provider.js")) as typeof Provider;
const { globalProgram } = (await compiled("stacks/global.js")) as typeof Global;
const { parseRegionalInputs } = (await compiled("stacks/outputs.js")) as typeof Outputs;
const { regionalProgram } = (await compiled("stacks/regional.js")) as typeof Regional;

const flags = { env: "prod", target: "sandbox" };
const { name, ...platform } = await loadEnvironment({ cwd: process.cwd(), flags, variables: {} });
const lifecycle = { protect: true, retainData: true, retainKeys: true, forceDestroy: false };
const settings = { ...platform, environment: name, lifecycle, masterPassword: "only-for-measuring" };

const provider = await startSandboxProvider({
  folder: join(folder, "account"),
  accountId: platform.account,
  latencyMs: Number(latency),
  faults: NO_FAULTS,
});
process.env["PULUMI_DEBUG_PROVIDERS"] = `aws:${provider.port}`;

const options: UpOptions = parallel === undefined ? {} : { parallel: Number(parallel) };
const regions: Record<string, Outputs.RegionalInputs> = {};
for (const region of Object.keys(platform.regions)) {
  const outputs = await up(`${name}-${region}`, async () => ({ ...(await regionalProgram(settings, region)) }));
  regions[region] = parseRegionalInputs(outputs);
}
await up(`${name}-global`, async () => ({ ...(await globalProgram(settings, regions)) }));
await provider.close();

async function up(stackName: string, program: PulumiFn): Promise<Record<string, unknown>> {
  const stack = await LocalWorkspace.createOrSelectStack({ projectName: "plain", stackName, program });
  const { outputs } = await stack.up(options);
  return Object.fromEntries(Object.entries(outputs).map(([key, output]) => [key, output.value as unknown]));
}
