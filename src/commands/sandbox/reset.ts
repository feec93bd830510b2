import { Command } from "commander";
import type { Deps } from "../deps.js";
import { withEnvironmentOption, withExamples, withOutputOptions, type CommonFlags } from "../options.js";

export function sandboxResetCommand(deps: Deps): Command {
  const command = withOutputOptions(
    withEnvironmentOption(
      new Command("reset").description("empty the simulated account, and forget the stacks that were in it"),
    ),
  ).action(async (flags: CommonFlags) => {
    const project = await deps.loadProject({ ...flags, target: "sandbox" });
    const terminal = await deps.createTerminal(flags);
    await deps.sandbox.reset(project);
    const { account } = project;
    if (terminal.json) terminal.write(`${JSON.stringify({ account, reset: true })}\n`);
    else terminal.write(`The simulated account ${account} is empty\n`);
    terminal.close();
  });
  return withExamples(command, { "tapctl sandbox reset --env dev": "start again; nothing in AWS is touched" });
}
