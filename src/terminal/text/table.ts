import type { Column, Table } from "../../commands/terminal.js";
import { padEnd, padStart, textWidth, wrap } from "./width.js";

const GAP = "  ";
/** Narrower than this a column is not worth reading. */
const NARROWEST = 6;

/** Colours a cell that is padded already; row -1 is the header. */
export type PaintCell = (text: string, row: number, column: number) => string;

/**
 * A header, unless all titles are empty, and a line a row. Where the width does not do, left-aligned cells wrap: nothing is cut off.
 * The last cell of a row that has fewer cells than there are columns spans the rest.
 */
export function renderTable(table: Table, width: number, paint: PaintCell = (text) => text): string {
  const widths = fit(table, naturalWidths(table), width);
  const header = table.columns.map(({ title }) => title);
  const headed = header.some((title) => title !== "");
  return [...(headed ? [header] : []), ...table.rows]
    .flatMap((cells, at) =>
      renderRow(cells, { columns: table.columns, widths, width }, (text, column) =>
        paint(text, headed ? at - 1 : at, column),
      ),
    )
    .join("\n");
}

/** How wide the table is when nothing wraps, spanning cells left aside. */
export function tableWidth(table: Table): number {
  return total(naturalWidths(table));
}

interface Layout {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly width: number;
}

function renderRow(
  cells: readonly string[],
  { columns, widths, width }: Layout,
  paint: (text: string, column: number) => string,
): readonly string[] {
  const spans = cells.length < columns.length;
  const room = widths.map((own, at) => (spans && at === cells.length - 1 ? rest(widths, at, width) : own));
  const wrapped = cells.map((cell, at) => wrap(cell, room[at] ?? NARROWEST));
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => {
        const text = lines[line] ?? "";
        const last = at === cells.length - 1;
        if (last && (spans || columns[at]?.align !== "right")) return paint(text, at);
        return paint(align(text, room[at] ?? 0, columns[at]?.align), at);
      })
      .join(GAP)
      .trimEnd(),
  );
}

function align(text: string, width: number, side: Column["align"]): string {
  return side === "right" ? padStart(text, width) : padEnd(text, width);
}

function rest(widths: readonly number[], at: number, width: number): number {
  const before = widths.slice(0, at).reduce((sum, own) => sum + own + GAP.length, 0);
  return Math.max(NARROWEST, width - before);
}

function naturalWidths({ columns, rows }: Table): readonly number[] {
  const full = rows.filter((cells) => cells.length === columns.length);
  const labels = rows.filter((cells) => cells.length < columns.length).map((cells) => cells.slice(0, -1));
  return columns.map(({ title }, at) =>
    Math.max(textWidth(title), ...[...full, ...labels].map((cells) => widest(cells[at] ?? ""))),
  );
}

function widest(cell: string): number {
  return Math.max(...cell.split("\n").map(textWidth));
}

/** Takes from the widest left-aligned column until the table fits. */
function fit({ columns }: Table, natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  while (total(widths) > width) {
    const shrinkable = widths.filter((own, at) => columns[at]?.align !== "right" && own > NARROWEST);
    if (shrinkable.length === 0) break;
    const most = Math.max(...shrinkable);
    const at = widths.findLastIndex((own, index) => own === most && columns[index]?.align !== "right");
    widths[at] = most - 1;
  }
  return widths;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, own) => sum + own, 0) + GAP.length * Math.max(0, widths.length - 1);
}
