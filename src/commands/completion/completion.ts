import { Argument, Command } from "commander";
import type { Deps } from "../deps.js";
import { withExamples } from "../options.js";
import { bashCompletion } from "./bash.js";
import { fishCompletion } from "./fish.js";
import { commandWords, type CommandWords } from "./words.js";
import { zshCompletion } from "./zsh.js";

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } satisfies Readonly<
  Record<string, (commands: readonly CommandWords[]) => string>
>;

export function completionCommand(deps: Deps): Command {
  const command = new Command("completion")
    .description("print the script that completes tapctl's words in a shell")
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(SHELLS)))
    .action(async (shell: keyof typeof SHELLS) => {
      const terminal = await deps.createTerminal({});
      terminal.write(SHELLS[shell](commandWords(programOf(command))));
      terminal.close();
    });
  return withExamples(command, { "source <(tapctl completion bash)": "in ~/.bashrc; for zsh in ~/.zshrc" });
}

function programOf(command: Command): Command {
  return command.parent === null ? command : programOf(command.parent);
}
