import { Command } from "commander";
import { TapStackError } from "../../errors.js";
import type { Deps } from "../deps.js";
import { withEnvironmentOption, withExamples, withOutputOptions, type CommonFlags } from "../options.js";

interface AddFlags extends CommonFlags {
  readonly region?: string;
}

export function sandboxAddCommand(deps: Deps): Command {
  const command = withOutputOptions(
    withEnvironmentOption(
      new Command("add")
        .description("make a resource that no stack knows, as somebody else in the account would")
        .argument("<type>", "as in aws:guardduty/detector:Detector")
        .argument("[inputs]", "its properties as JSON", "{}")
        .option("--region <name>", "where it lies (default: the primary)"),
    ),
  ).action(async (type: string, text: string, flags: AddFlags) => {
    const inputs = parseInputs(text);
    const project = await deps.loadProject({ ...flags, target: "sandbox" });
    const terminal = await deps.createTerminal(flags);
    const region = flags.region ?? project.deployment.primary;
    const id = await deps.sandbox.add(project, { type, region, inputs });
    if (terminal.json) terminal.write(`${JSON.stringify({ id, type, region })}\n`);
    else terminal.write(`Made ${id} in ${region}, which belongs to no stack\n`);
    terminal.close();
  });
  return withExamples(command, {
    [`tapctl sandbox add aws:guardduty/detector:Detector '{"enable":false}'`]: "what baseline: import then takes over",
  });
}

function parseInputs(text: string): object {
  const inputs = parsed(text);
  if (typeof inputs === "object" && inputs !== null && !Array.isArray(inputs)) return inputs;
  throw new TapStackError("USAGE", `Cannot read "${text}": it is no JSON object`, {
    hint: `Write it like '{"enable":false}'`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
