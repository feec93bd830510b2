import { Command } from "commander";
import { describeLeaves, maskSecrets, revealSecrets, type Outputs } from "../deployment/outputs.js";
import { planUp } from "../deployment/plan.js";
import type { Deps } from "./deps.js";
import { nothingDeployed } from "./errors.js";
import { selectionOf, withExamples, withStackOptions, type CommonFlags } from "./options.js";
import { shellAssignments } from "./shell-assignments.js";
import type { Table } from "./terminal.js";
import { typedCommand } from "./typed-command.js";

interface OutputsFlags extends CommonFlags {
  readonly shell?: boolean;
  readonly showSecrets?: boolean;
}

type StackOutputs = readonly [label: string, outputs: Outputs];

export function outputsCommand(deps: Deps): Command {
  const command = withStackOptions(
    new Command("outputs")
      .description("show what the deployed stacks offer: ids, ARNs, endpoints")
      .option("--shell", "assignments that a shell can evaluate")
      .option("--show-secrets", "the values of secrets, instead of [secret]"),
  ).action(async (flags: OutputsFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const stacks = await readAll(deps, project, flags);
    if (terminal.json) terminal.write(`${JSON.stringify(Object.fromEntries(stacks))}\n`);
    else if (flags.shell === true) terminal.write(stacks.map(shellAssignments).join(""));
    else terminal.writeTable(tableOf(stacks));
    terminal.close();
  });
  return withExamples(command, {
    "tapctl outputs --only us-east-1": "one stack",
    "tapctl outputs --json | jq -r '.global'": "for programs",
    'eval "$(tapctl outputs --shell)"': "for shells: $TAPCTL_US_EAST_1_VPCID",
  });
}

async function readAll(
  deps: Deps,
  project: Awaited<ReturnType<Deps["loadProject"]>>,
  flags: OutputsFlags,
): Promise<readonly StackOutputs[]> {
  const { steps } = planUp(project.deployment, selectionOf(project, flags));
  const show = flags.showSecrets === true ? revealSecrets : maskSecrets;
  const found: StackOutputs[] = [];
  for (const step of steps) {
    const outputs = await deps.readOutputs(project, step);
    if (outputs !== undefined) found.push([step.label, mapValues(outputs, show)]);
  }
  if (found.length === 0) throw nothingDeployed(project.deployment.name, typedCommand(project, "up"));
  return found;
}

function mapValues(outputs: Outputs, change: typeof maskSecrets): Outputs {
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, change(value)]));
}

function tableOf(stacks: readonly StackOutputs[]): Table {
  const rows = stacks.flatMap(([label, outputs]) => describeLeaves(outputs).map((leaf) => [label, ...leaf]));
  return { columns: [{ title: "STACK" }, { title: "OUTPUT" }, { title: "VALUE" }], rows };
}
