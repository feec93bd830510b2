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
  const chalk = new Chalk({ level: colored ? 1 : 0 });
  return {
    strong: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
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
