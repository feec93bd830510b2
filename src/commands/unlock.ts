import { Command } from "commander";
import { planUp } from "../deployment/plan.js";
import { EXIT_STATUS, TapStackError } from "../errors.js";
import type { Deps } from "./deps.js";
import { selectionOf, withExamples, withStackOptions, type CommonFlags } from "./options.js";
import { typedCommand } from "./typed-command.js";

interface UnlockFlags extends CommonFlags {
  readonly confirm?: string;
}

export function unlockCommand(deps: Deps): Command {
  const command = withStackOptions(
    new Command("unlock")
      .description("show who holds a stack's lock, and remove it if its owner is dead")
      .option("--confirm <env>", "remove locks whose owner cannot be asked: you vouch that it is dead"),
  ).action(async (flags: UnlockFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const { name } = project.deployment;
    if (flags.confirm !== undefined && flags.confirm !== name) throw otherName(flags.confirm, name);
    const { steps } = planUp(project.deployment, selectionOf(project, flags));
    const locks = await deps.unlockStacks(project, steps, flags.confirm === name);
    if (terminal.json) terminal.write(`${JSON.stringify({ locks })}\n`);
    else if (locks.length === 0) terminal.write("No stack is locked\n");
    else
      for (const { stack, owner, removed } of locks)
        terminal.write(`${stack}: ${owner}${removed ? "; removed" : ""}\n`);
    const held = locks.some(({ removed }) => !removed);
    if (held) terminal.warn(`If its process is gone for certain: ${typedCommand(project, `unlock --confirm ${name}`)}`);
    terminal.close();
    deps.setExitStatus(held ? EXIT_STATUS.LOCKED : 0);
  });
  return withExamples(command, {
    "tapctl unlock": "every stack of prod",
    "tapctl unlock --only us-west-2": "one stack",
  });
}

function otherName(typed: string, name: string): TapStackError {
  return new TapStackError("USAGE", `Cannot unlock "${name}": "${typed}" was confirmed`, {
    hint: `Type --confirm ${name}`,
  });
}
