import type { Terminal, TerminalFlags } from "../commands/terminal.js";
import { createTidy } from "../reporting/plain-text.js";
import { safeJson } from "../reporting/safe-json.js";
import type { TerminalWorld } from "./world.js";

const nothing = (): void => undefined;
const no = (): Promise<boolean> => Promise.resolve(false);

/** What needs a person. */
const MUTE = {
  canAsk: false,
  showPreview: nothing,
  showResults: nothing,
  confirm: no,
  confirmByTyping: no,
  say: nothing,
  close: nothing,
} as const satisfies Partial<Terminal>;

/**
 * An object a line on stdout, and nothing on stderr. Pages are left out: the events hold all that they show.
 * Nothing can be asked, since nobody saw what the question is about.
 */
export function ndjsonTerminal(flags: TerminalFlags, { stdout, redact }: TerminalWorld): Terminal {
  const tidy = createTidy(redact);
  const emit = (value: unknown): void => {
    stdout.write(`${safeJson(value, tidy)}\n`);
  };
  return {
    ...MUTE,
    json: true,
    verbose: flags.verbose === true,
    listen: emit,
    wait: (_what, work) => work(),
    write: (text) => {
      stdout.write(redact(text));
    },
    writeTable: ({ columns, rows }) => {
      for (const cells of rows) emit(Object.fromEntries(columns.map(({ title }, at) => [title, cells[at] ?? ""])));
    },
    warn: (message) => {
      emit({ type: "notice", severity: "warning", message });
    },
  };
}
