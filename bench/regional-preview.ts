// One region's program against as many resources that have nothing to do with each other, previewed in turns in one
// process. Prints JSON: how many resources, and the seconds of each preview.
import { parseArgs } from "node:util";
import { cloudwatch } from "@pulumi/aws";
import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation/index.js";
import type * as Provider from "../src/stacks/provider.js";
import type * as Regional from "../src/stacks/regional.js";
import { compiled } from "./compiled.ts";
import { prodSettings, sandboxIn } from "./platform.ts";
import type { RegionalPreview } from "./scenarios.ts";

const { values } = parseArgs({ options: { folder: { type: "string" }, runs: { type: "string" } } });
const { folder = ".", runs = "5" } = values;

const { awsProvider } = (await compiled("stacks/provider.js")) as typeof Provider;
const { regionalProgram } = (await compiled("stacks/regional.js")) as typeof Regional;
const settings = await prodSettings();
const provider = await sandboxIn(folder, settings.account, 0);

try {
  process.stdout.write(`${JSON.stringify(await compare(Number(runs)))}\n`);
} finally {
  // It would keep the process alive.
  await provider.close();
}

async function compare(count: number): Promise<RegionalPreview> {
  const region = await stackOf("region", async () => ({ ...(await regionalProgram(settings, settings.primary)) }));
  const { resources } = await preview(region);
  const trivial = await stackOf("trivial", () => {
    const child = { provider: awsProvider(settings, settings.primary) };
    for (let at = 0; at < resources; at++) new cloudwatch.LogGroup(`group-${at}`, { name: `group-${at}` }, child);
    return Promise.resolve({});
  });
  await preview(trivial);

  const seconds = { region: [] as number[], trivial: [] as number[] };
  for (let run = 0; run < count; run++) {
    seconds.region.push((await preview(region)).seconds);
    seconds.trivial.push((await preview(trivial)).seconds);
  }
  return { resources, seconds };
}

async function stackOf(stackName: string, program: PulumiFn): Promise<Stack> {
  return await LocalWorkspace.createOrSelectStack({ projectName: "plain", stackName, program });
}

async function preview(stack: Stack): Promise<{ readonly resources: number; readonly seconds: number }> {
  const started = performance.now();
  let created = 0;
  await stack.preview({
    onEvent({ resourcePreEvent }) {
      if (resourcePreEvent?.metadata.new?.custom === true) created++;
    },
  });
  return { resources: created, seconds: (performance.now() - started) / 1000 };
}
