import { Command } from "commander";
import type { Deps } from "./deps.js";
import { withExamples, withOutputOptions } from "./options.js";
import type { TerminalFlags } from "./terminal.js";

export function engineCommand(deps: Deps): Command {
  return new Command("engine").description("put the Pulumi engine in place").addCommand(installCommand(deps));
}

function installCommand(deps: Deps): Command {
  const command = withOutputOptions(
    new Command("install").description(
      "install the pinned Pulumi CLI, unless it is there: the only command that downloads or builds it",
    ),
  ).action(async (flags: TerminalFlags) => {
    const terminal = await deps.createTerminal(flags);
    const engine = await deps.installEngine(terminal.say);
    const { command: path, version, source } = engine;
    if (terminal.json) terminal.write(`${JSON.stringify(engine)}\n`);
    else terminal.write(`Pulumi ${version} is in place: ${path} (${source})\n`);
    terminal.close();
  });
  return withExamples(command, { "tapctl engine install": "once a machine; tapctl doctor says whether it is needed" });
}
