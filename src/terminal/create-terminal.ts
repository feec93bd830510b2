import type { Closing, Terminal, TerminalFlags } from "../commands/terminal.js";
import type { Tidy } from "../reporting/plain-text.js";
import { tidyName, tidyResult } from "../reporting/tidy-result.js";
import { ndjsonTerminal } from "./ndjson.js";
import { createOutlets, isLive, type Outlets } from "./outlets.js";
import type { Detail, Page } from "./pages/page.js";
import { renderPreview } from "./pages/preview.js";
import { renderResults } from "./pages/results.js";
import { ask, isYes } from "./prompt.js";
import { spin } from "./spin.js";
import { createStyle, wantsColor } from "./text/style.js";
import { renderTable } from "./text/table.js";
import { tidyEvent } from "./tidy-event.js";
import type { Output, TerminalWorld } from "./world.js";

const FALLBACK_WIDTH = 80;

/** Chooses by flags and streams: NDJSON, silence, a live region, or lines, with GitHub's commands where it runs us. */
export function createTerminal(flags: TerminalFlags, world: TerminalWorld): Terminal {
  if (flags.json === true) return ndjsonTerminal(flags, world);
  const outlets = createOutlets(flags, world);
  const { progress, tidy } = outlets;
  const left = new AbortController();
  return {
    json: false,
    verbose: flags.verbose === true,
    listen: (event) => {
      progress.listen(tidyEvent(event, tidy));
    },
    close() {
      left.abort();
      progress.close();
    },
    ...pages(outlets),
    ...questions(outlets, left.signal),
    ...talk(outlets),
  };
}

function pages(outlets: Outlets): Pick<Terminal, "showPreview" | "showResults" | "writeTable"> {
  const { out, tame, tidy, world } = outlets;
  return {
    showPreview: (plan, results) => {
      const tidied = results.map((result) => tidyResult(result, tidy));
      out(tame(renderPreview(plan, tidied, pageOf(outlets))));
    },
    showResults: (results, closing) => {
      const tidied = results.map((result) => tidyResult(result, tidy));
      out(tame(renderResults(tidied, tidyClosing(closing, tidy), pageOf(outlets))));
    },
    writeTable: ({ columns, rows }) => {
      // Who pipes a table wants its values whole.
      const width = world.stdout.isTTY === true ? widthOf(world.stdout) : Number.POSITIVE_INFINITY;
      out(`${tame(renderTable({ columns, rows: rows.map((cells) => cells.map(tidy)) }, width))}\n`);
    },
  };
}

function questions(outlets: Outlets, left: AbortSignal): Pick<Terminal, "canAsk" | "confirm" | "confirmByTyping"> {
  const { progress, tame, tidy, world } = outlets;
  const canAsk = world.stdin.isTTY === true && world.stderr.isTTY === true;
  const answer = (text: string): Promise<string | undefined> =>
    progress.aside(() => ask(tame(tidy(text)), world, left));
  return {
    canAsk,
    confirm: async (question) => canAsk && isYes(await answer(`${question} [y/N] `)),
    confirmByTyping: async (question, expected) => canAsk && (await answer(`${question} `))?.trim() === expected,
  };
}

function talk(outlets: Outlets): Pick<Terminal, "write" | "say" | "warn" | "wait"> {
  const { flags, world, progress, tidy, tame, out, err, style } = outlets;
  const say = (text: string): void => {
    if (flags.quiet !== true) err(tame(`${tidy(text)}\n`));
  };
  return {
    write: (text) => {
      out(world.redact(text));
    },
    say,
    warn: (text) => {
      err(tame(`${style.warn("Warning:")} ${tidy(text)}\n`));
    },
    wait: (what, work) => {
      if (flags.quiet !== true && isLive(world)) {
        return progress.aside(() => spin(tidyName(what, tidy), work, { stream: world.stderr, style }));
      }
      say(what);
      return work();
    },
  };
}

function pageOf({ flags, world }: Outlets): Page {
  const color = wantsColor(flags, world.env, world.stdout);
  return { width: widthOf(world.stdout), style: createStyle(color), detail: detailOf(flags) };
}

function detailOf({ verbose, quiet }: TerminalFlags): Detail {
  if (verbose === true) return "full";
  return quiet === true ? "brief" : "normal";
}

function widthOf({ columns }: Output): number {
  return columns === undefined || columns <= 0 ? FALLBACK_WIDTH : columns;
}

function tidyClosing({ exitStatus, report, next }: Closing, tidy: Tidy): Closing {
  return {
    exitStatus,
    ...(report === undefined ? {} : { report: tidyName(report, tidy) }),
    ...(next === undefined ? {} : { next: tidyName(next, tidy) }),
  };
}
