import { Command } from "commander";
import { stripVTControlCharacters } from "node:util";
import { auditCommand } from "./commands/audit.js";
import { completionCommand } from "./commands/completion/completion.js";
import type { Deps } from "./commands/deps.js";
import { destroyCommand } from "./commands/destroy.js";
import { doctorCommand } from "./commands/doctor.js";
import { engineCommand } from "./commands/engine.js";
import { graphCommand } from "./commands/graph.js";
import { initCommand } from "./commands/init.js";
import { outputsCommand } from "./commands/outputs.js";
import { previewCommand } from "./commands/preview.js";
import { driftCommand, refreshCommand } from "./commands/refresh.js";
import { sandboxCommand } from "./commands/sandbox/sandbox.js";
import { statusCommand } from "./commands/status.js";
import { unlockCommand } from "./commands/unlock.js";
import { upCommand } from "./commands/up.js";
import { validateCommand } from "./commands/validate.js";

const AFTER_HELP = `
Examples:
  tapctl preview --env dev --target sandbox   what would be made, in a simulated account
  tapctl up --env dev --target sandbox        make it
  tapctl up --only us-west-2                  one stack and no other
  tapctl help up                              everything about one command

Exit status:
  0    done, or nothing to do
  1    a stack failed
  2    changes found (tapctl drift, tapctl preview --detailed-exitcode)
  3    wrong account, or no valid credentials
  4    usage or configuration
  5    a policy forbids it
  6    locked by somebody else
  130  cancelled, or declined when asked (143: ended by SIGTERM)`;

export function buildProgram(deps: Deps): Command {
  const program = new Command("tapctl")
    .description("Deploys a security-first AWS platform to several regions: regions in parallel, then what joins them.")
    .version(deps.version, "-V, --version", "print tapctl's version")
    .commandsGroup("Deploy:")
    .addCommand(previewCommand(deps))
    .addCommand(upCommand(deps))
    .addCommand(destroyCommand(deps))
    .addCommand(refreshCommand(deps))
    .addCommand(driftCommand(deps))
    .commandsGroup("Look:")
    .addCommand(outputsCommand(deps))
    .addCommand(statusCommand(deps))
    .addCommand(unlockCommand(deps))
    .addCommand(graphCommand(deps))
    .addCommand(validateCommand(deps))
    .addCommand(auditCommand(deps))
    .commandsGroup("Set up:")
    .addCommand(initCommand(deps))
    .addCommand(doctorCommand(deps))
    .addCommand(engineCommand(deps))
    .addCommand(sandboxCommand(deps))
    .addCommand(completionCommand(deps))
    .addHelpCommand(new Command("help").argument("[command]").description("explain one command").helpGroup("Set up:"))
    .addHelpText("after", AFTER_HELP);
  settle(program, "tapctl");
  return program;
}

/** Commander gives its settings to subcommands that it makes itself, not to those that are added. */
function settle(command: Command, path: string): void {
  command
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(`${inOneSentence(text, path)}\n`);
      },
    });
  for (const child of command.commands) settle(child, `${path} ${child.name()}`);
}

/** What a terminal obeys instead of showing it, or that hides what comes after it. */
const UNSHOWN = /[\p{Cc}\p{Cf}]/gu;

/** `error: unknown option '--regoins' (Did you mean --regions?)`, or where to look when nothing is close. */
function inOneSentence(text: string, path: string): string {
  // What was typed is repeated in it, and may have come from somewhere else.
  const sentence = stripVTControlCharacters(text).trim().replaceAll(/\s+/g, " ").replaceAll(UNSHOWN, "");
  return sentence.includes("(Did you mean") ? sentence : `${sentence.replace(/\.$/, "")} (see ${path} --help)`;
}
