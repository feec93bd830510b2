import type { Command, Option } from "commander";

/** One command with what may follow it. */
export interface CommandWords {
  /** `""` for tapctl itself, then `"sandbox"`, `"sandbox inventory"`. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly OptionWords[];
  /** A command's argument has a fixed set of values, such as `bash`, `zsh` and `fish`. */
  readonly choices: readonly string[];
}

interface Word {
  readonly name: string;
  readonly about: string;
}

export interface OptionWords {
  /** As typed: `--env`, `-e`. */
  readonly flags: readonly string[];
  readonly about: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** Every command of a program, its own options included, outermost first. */
export function commandWords(command: Command, path = ""): readonly CommandWords[] {
  const own: CommandWords = {
    path,
    commands: command.commands.map((child) => ({ name: child.name(), about: firstClause(child.description()) })),
    options: command.createHelp().visibleOptions(command).map(optionWords),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
  return [own, ...command.commands.flatMap((child) => commandWords(child, `${path} ${child.name()}`.trim()))];
}

function optionWords({ long, short, description, required, optional, argChoices }: Option): OptionWords {
  const flags = [long, short].filter((flag) => flag !== undefined);
  return { flags, about: firstClause(description), takesValue: required || optional, choices: argChoices ?? [] };
}

/** Shells show it beside the word: no quotes, brackets or colons that they would read. */
function firstClause(text: string): string {
  return (text.split(/[:;(]/)[0] ?? "").replace(/[^\w ,./<>-]/g, "").trim();
}
