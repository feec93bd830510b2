import { textWidth } from "../text/width.js";
import type { Output } from "../world.js";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";
/** Terminals that know these show a frame at once; others ignore them. */
const BEGIN_FRAME = "\u001b[?2026h";
const END_FRAME = "\u001b[?2026l";

/** The last lines of the terminal, drawn again and again in place. */
export interface Region {
  readonly draw: (lines: readonly string[]) => void;
  readonly clear: () => void;
}

/** ora draws one spinner and text below it; several rows with marks of their own are easier without. */
export function createRegion(stream: Pick<Output, "columns">, write: (text: string) => void): Region {
  let drawn: readonly string[] = [];
  const top = (): string => {
    const rows = rowsOf(drawn, stream.columns);
    return rows === 0 ? "\r" : `\r\u001b[${rows}A`;
  };
  const draw = (lines: readonly string[]): void => {
    const frame = lines.map((line) => `${line}${CLEAR_LINE}\n`).join("");
    write(`${BEGIN_FRAME}${HIDE_CURSOR}${top()}${frame}${CLEAR_BELOW}${END_FRAME}`);
    drawn = lines;
  };
  const clear = (): void => {
    if (drawn.length > 0) write(`${top()}${CLEAR_BELOW}${SHOW_CURSOR}`);
    drawn = [];
  };
  return { draw, clear };
}

/** A terminal that was made narrower since shows one line as several. */
function rowsOf(lines: readonly string[], columns = 80): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, columns))), 0);
}
