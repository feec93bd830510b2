// What a script without tapctl does: the same four programs, one after another, in one process.
import { parseArgs } from "node:util";
import { LocalWorkspace, type PulumiFn, type UpOptions } from "@pulumi/pulumi/automation/index.js";
import type * as Global from "../src/stacks/global.js";
import type * as Outputs from "../src/stacks/parse-outputs.js";
import type * as Regional from "../src/stacks/regional.js";
import { compiled } from "./compiled.ts";
import { prodSettings, sandboxIn } from "./platform.ts";

const { values } = parseArgs({
  options: { folder: { type: "string" }, latency: { type: "string" }, parallel: { type: "string" } },
});
const { folder = ".", latency = "0", parallel } = values;

const { globalProgram } = (await compiled("stacks/global.js")) as typeof Global;
const { parseRegionalInputs } = (await compiled("stacks/parse-outputs.js")) as typeof Outputs;
const { regionalProgram } = (await compiled("stacks/regional.js")) as typeof Regional;

const settings = await prodSettings();
const { environment } = settings;
const provider = await sandboxIn(folder, settings.account, Number(latency));

const options: UpOptions = parallel === undefined ? {} : { parallel: Number(parallel) };
const regions: Record<string, ReturnType<typeof Outputs.parseRegionalInputs>> = {};
for (const region of Object.keys(settings.regions)) {
  const outputs = await up(`${environment}-${region}`, async () => ({ ...(await regionalProgram(settings, region)) }));
  regions[region] = parseRegionalInputs(outputs);
}
await up(`${environment}-global`, async () => ({ ...(await globalProgram(settings, regions)) }));
await provider.close();

async function up(stackName: string, program: PulumiFn): Promise<Record<string, unknown>> {
  const stack = await LocalWorkspace.createOrSelectStack({ projectName: "plain", stackName, program });
  const { outputs } = await stack.up(options);
  return Object.fromEntries(Object.entries(outputs).map(([key, output]) => [key, output.value as unknown]));
}
