import type { TerminalFlags } from "../commands/terminal.js";
import { createTidy, type Tidy } from "../reporting/plain-text.js";
import { neutralize } from "./github-command.js";
import { githubProgress } from "./progress/github.js";
import { liveProgress } from "./progress/live.js";
import { plainProgress } from "./progress/plain.js";
import { SILENT, type Print, type Progress } from "./progress/progress.js";
import { createStyle, wantsColor, type Style } from "./text/style.js";
import type { TerminalWorld } from "./world.js";

/** Where everything leaves, redacted, and without spoiling the rows of a run. */
export interface Outlets {
  readonly flags: TerminalFlags;
  readonly world: TerminalWorld;
  readonly progress: Progress;
  /** For text from outside, before it is laid out. */
  readonly tidy: Tidy;
  /** For what people read, after it is laid out. */
  readonly tame: Tidy;
  /** Both take text that is tame. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** How stderr looks. */
  readonly style: Style;
}

export function createOutlets(flags: TerminalFlags, world: TerminalWorld): Outlets {
  const { stdout, stderr, env, redact } = world;
  const tame: Tidy = (text) => redact(isSet(env["GITHUB_ACTIONS"]) ? neutralize(text) : text);
  const style = createStyle(wantsColor(flags, env, stderr));
  const progress = chooseProgress(flags, world, { style, tame });
  const out = (text: string): void => {
    progress.aside(() => stdout.write(text));
  };
  const err = (text: string): void => {
    progress.aside(() => stderr.write(text));
  };
  return { flags, world, progress, tidy: createTidy(redact), tame, out, err, style };
}

/** A terminal that does not tell its width is one that nobody looks at, and spinners hang in it. */
export function isLive({ stderr, env }: TerminalWorld): boolean {
  if (stderr.isTTY !== true || (stderr.columns ?? 0) <= 0) return false;
  return !isSet(env["CI"]) && !isSet(env["GITHUB_ACTIONS"]) && env["TERM"] !== "dumb";
}

type Look = Pick<Outlets, "style" | "tame">;

function chooseProgress(flags: TerminalFlags, world: TerminalWorld, { style, tame }: Look): Progress {
  if (flags.quiet === true) return SILENT;
  const { stderr, env, redact } = world;
  const verbose = flags.verbose === true;
  const write = (text: string): void => {
    stderr.write(redact(text));
  };
  if (isLive(world)) return liveProgress({ world, style, verbose, write });
  const print: Print = (lines) => {
    stderr.write(tame(textOf(lines)));
  };
  const plain = plainProgress({ world, verbose, print });
  if (!isSet(env["GITHUB_ACTIONS"])) return plain;
  return githubProgress(plain, (lines) => {
    write(textOf(lines));
  });
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false";
}
