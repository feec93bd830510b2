import stringWidth from "string-width";

/** One cell a character: no need to look closer. */
const ASCII = /^[\x20-\x7e]*$/;
const SEGMENTS = new Intl.Segmenter();
/** A word that is too long is broken after one of these, so that a path or an ARN stays readable. */
const BREAKS = /[/:.,\-_]/;

/** In cells of the terminal, escape sequences not counted. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textWidth(text))) + text;
}

/** At most `width` cells of plain text, the end replaced by an ellipsis where something is cut off. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return width < 1 ? "" : `${take(text, width - 1)}…`;
}

/** Lines of at most `width` cells. Words stay whole unless one alone is wider than a line. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, Math.max(1, width)));
}

/** The first line behind `first`, the others behind as many spaces or `indent`. */
export function hang(first: string, text: string, width: number, indent = textWidth(first)): readonly string[] {
  const room = Math.max(20, width - Math.max(indent, textWidth(first)));
  return wrap(text, room).map((line, at) => (at === 0 ? first : " ".repeat(indent)) + line);
}

function wrapLine(line: string, width: number): readonly string[] {
  if (textWidth(line) <= width) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (textWidth(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(current);
    const pieces = breakWord(word, width);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? "";
  }
  return [...lines, current];
}

function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (textWidth(rest) > width) {
    const most = take(rest, width);
    const at = lastBreak(most);
    const piece = at > most.length / 2 ? most.slice(0, at) : most;
    // A single character may be wider than the line.
    const taken =
      piece === ""
        ? [...SEGMENTS.segment(rest)]
            .slice(0, 1)
            .map(({ segment }) => segment)
            .join("")
        : piece;
    pieces.push(taken);
    rest = rest.slice(taken.length);
  }
  return [...pieces, rest];
}

function lastBreak(text: string): number {
  for (let at = text.length; at > 0; at -= 1) if (BREAKS.test(text.charAt(at - 1))) return at;
  return 0;
}

function take(text: string, width: number): string {
  if (ASCII.test(text)) return text.slice(0, width);
  let taken = "";
  let used = 0;
  for (const { segment } of SEGMENTS.segment(text)) {
    used += textWidth(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}
