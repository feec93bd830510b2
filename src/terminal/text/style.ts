import { Chalk } from "chalk";
import type { TerminalFlags } from "../../commands/terminal.js";
import type { Output, TerminalWorld } from "../world.js";

type Paint = (text: string) => string;

/** What a colour means, not which one it is. */
export interface Style {
  readonly strong: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  readonly accent: Paint;
  readonly colored: boolean;
}

export function createStyle(colored: boolean): Style {
  // Each paints one text: chalk's own functions take several, and an index of `map` would be one.
  const chalk = new Chalk({ level: colored ? 1 : 0 });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    accent: (text) => chalk.cyan(text),
    colored,
  };
}

/** `--no-color`, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. https://no-color.org */
export function wantsColor(flags: TerminalFlags, env: TerminalWorld["env"], stream: Pick<Output, "isTTY">): boolean {
  if (flags.color === false || isSet(env["NO_COLOR"])) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
