import type { Terminal, TerminalFlags } from "../commands/terminal.js";
import { createTidy } from "../reporting/plain-text.js";
import { tidyResult } from "../reporting/tidy-result.js";
import { neutralize } from "./github-command.js";
import { ndjsonTerminal } from "./ndjson.js";
import type { Page } from "./pages/page.js";
import { renderPreview } from "./pages/preview.js";
import { renderResults } from "./pages/results.js";
import { githubProgress } from "./progress/github.js";
import { liveProgress } from "./progress/live.js";
import { plainProgress } from "./progress/plain.js";
import { SILENT, type Progress } from "./progress/progress.js";
import { ask, isYes } from "./prompt.js";
import { spin } from "./spin.js";
import { createStyle, wantsColor, type Style } from "./text/style.js";
import { renderTable } from "./text/table.js";
import { tidyEvent } from "./tidy-event.js";
import type { Output, TerminalWorld } from "./world.js";

const FALLBACK_WIDTH = 80;

/** Chooses by flags and streams: NDJSON, silence, a live region, or lines, with GitHub's commands where it runs us. */
export function createTerminal(flags: TerminalFlags, world: TerminalWorld): Terminal {
  if (flags.json === true) return ndjsonTerminal(flags, world);
  const { stdout, stderr, env, redact } = world;
  const tidy = createTidy(redact);
  const github = isSet(env["GITHUB_ACTIONS"]);
  const tame = (text: string): string => redact(github ? neutralize(text) : text);
  const style = createStyle(wantsColor(flags, env, stderr));
  const progress = chooseProgress(flags, world, { style, tame });
  const canAsk = world.stdin.isTTY === true && stderr.isTTY === true;
  const page = (extra: Pick<Page, "verbose">): Page => ({
    width: pageWidth(stdout),
    style: createStyle(wantsColor(flags, env, stdout)),
    ...extra,
  });
  const out = (text: string): void => {
    progress.aside(() => stdout.write(text));
  };
  const err = (text: string): void => {
    progress.aside(() => stderr.write(tame(text)));
  };
  const question = (text: string): Promise<string | undefined> => progress.aside(() => ask(tame(tidy(text)), world));
  const verbose = flags.verbose === true;
  const waiting = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    if (flags.quiet === true) return work();
    if (isLive(world)) return progress.aside(() => spin(what, work, { stream: stderr, style }));
    err(`${what}\n`);
    return work();
  };

  return {
    canAsk,
    json: false,
    verbose,
    listen: (event) => {
      progress.listen(tidyEvent(event, tidy));
    },
    showPreview: (plan, results) => {
      const tidied = results.map((result) => tidyResult(result, tidy));
      out(tame(renderPreview(plan, tidied, page({ verbose }))));
    },
    showResults: (results, closing) => {
      const tidied = results.map((result) => tidyResult(result, tidy));
      out(tame(renderResults(tidied, closing, page({ verbose }))));
    },
    confirm: async (text) => canAsk && isYes(await question(`${text} [y/N] `)),
    confirmByTyping: async (text, expected) => canAsk && (await question(`${text} `))?.trim() === expected,
    wait: (what, work) => waiting(tame(tidy(what)), work),
    write: (text) => {
      out(redact(text));
    },
    writeTable: ({ columns, rows }) => {
      const width = stdout.isTTY === true ? pageWidth(stdout) : Number.POSITIVE_INFINITY;
      const table = { columns, rows: rows.map((cells) => cells.map(tidy)) };
      out(`${tame(renderTable(table, width))}\n`);
    },
    say: (text) => {
      if (flags.quiet !== true) err(`${tidy(text)}\n`);
    },
    warn: (text) => {
      err(`${style.warn("Warning:")} ${tidy(text)}\n`);
    },
    close: progress.close,
  };
}

interface Voice {
  readonly style: Style;
  readonly tame: (text: string) => string;
}

function chooseProgress(flags: TerminalFlags, world: TerminalWorld, { style, tame }: Voice): Progress {
  if (flags.quiet === true) return SILENT;
  const { stderr, env, redact } = world;
  const verbose = flags.verbose === true;
  if (isLive(world)) {
    const write = (text: string): void => {
      stderr.write(redact(text));
    };
    return liveProgress({ world, style, verbose, write });
  }
  const print = (lines: readonly string[]): void => {
    stderr.write(tame(lines.map((line) => `${line}\n`).join("")));
  };
  const plain = plainProgress({ world, verbose, print });
  if (!isSet(env["GITHUB_ACTIONS"])) return plain;
  return githubProgress(plain, (lines) => {
    stderr.write(redact(lines.map((line) => `${line}\n`).join("")));
  });
}

/** A terminal that does not tell its width is one that nobody looks at. */
function isLive({ stderr, env }: TerminalWorld): boolean {
  if (stderr.isTTY !== true || (stderr.columns ?? 0) <= 0) return false;
  return !isSet(env["CI"]) && !isSet(env["GITHUB_ACTIONS"]) && env["TERM"] !== "dumb";
}

function pageWidth({ columns }: Output): number {
  return columns === undefined || columns <= 0 ? FALLBACK_WIDTH : columns;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false";
}
