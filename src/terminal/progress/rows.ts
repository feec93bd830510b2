import { formatDuration } from "../../reporting/duration.js";
import type { Style } from "../text/style.js";
import { padEnd, padStart, shorten, textWidth } from "../text/width.js";
import { currentResource, type StackProgress, type Stacks } from "./stacks.js";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] as const;
const FRAME = 80;
const GAP = "  ";
/** Fewer cells say nothing of a resource. */
const SHORTEST_RESOURCE = 8;

interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly now: number;
  readonly style: Style;
}

/** A line a stack, each narrower than the screen: a line that wraps, or fills the last cell, spoils the next frame. */
export function renderRows(stacks: Stacks, screen: Screen): readonly string[] {
  const all = [...stacks.values()];
  const labelWidth = Math.max(0, ...all.map(({ label }) => textWidth(label)));
  const progressWidth = Math.max(0, ...all.map((stack) => describeProgress(stack).length));
  const room = Math.max(1, screen.rows - 2);
  const shown = all.length > room ? all.slice(0, room - 1) : all;
  const lines = shown.map((stack) => renderRow(stack, { ...screen, labelWidth, progressWidth }));
  const hidden = all.length - shown.length;
  return hidden === 0 ? lines : [...lines, shorten(`  and ${hidden} more`, screen.columns - 1)];
}

interface RowLayout extends Screen {
  readonly labelWidth: number;
  readonly progressWidth: number;
}

function renderRow(stack: StackProgress, { columns, now, style, labelWidth, progressWidth }: RowLayout): string {
  const width = columns - 1;
  const head = `${mark(stack, now)} ${padEnd(stack.label, labelWidth)}`;
  const elapsed = stack.state === "waiting" ? "" : formatDuration(now - stack.startedAt);
  const operation = padEnd(stack.operation, "preview".length);
  const middle = [operation, padStart(describeProgress(stack), progressWidth)].filter((part) => part.trim() !== "");
  const fixed = [head, ...middle].join(GAP);
  const free = width - textWidth(fixed) - textWidth(elapsed) - 2 * GAP.length;
  if (free >= SHORTEST_RESOURCE) {
    const resource = shorten(stack.state === "waiting" ? "waiting" : (currentResource(stack) ?? ""), free);
    return `${paintHead(fixed, stack, style)}${GAP}${style.dim(padEnd(resource, free))}${GAP}${elapsed}`.trimEnd();
  }
  const narrow = [
    [fixed, elapsed],
    [head, describeProgress(stack), elapsed],
    [head, elapsed],
  ].map((parts) => parts.filter((part) => part !== "").join(GAP));
  const fitting = narrow.find((line) => textWidth(line) <= width) ?? shorten(head, width);
  return paintHead(fitting, stack, style);
}

function mark({ state }: StackProgress, now: number): string {
  return state === "waiting" ? "·" : (FRAMES[Math.floor(now / FRAME) % FRAMES.length] ?? FRAMES[0]);
}

function paintHead(line: string, { state }: StackProgress, style: Style): string {
  const [first = "", ...others] = line;
  return `${state === "waiting" ? style.dim(first) : style.accent(first)}${others.join("")}`;
}

function describeProgress({ state, done, expected }: StackProgress): string {
  if (state === "waiting") return "";
  return expected === undefined ? String(done) : `${done}/${expected}`;
}
