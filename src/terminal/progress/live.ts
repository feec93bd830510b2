import type { RunEvent } from "../../deployment/events.js";
import type { StackResult } from "../../deployment/result.js";
import { oneLine } from "../../reporting/plain-text.js";
import type { Style } from "../text/style.js";
import type { TerminalWorld } from "../world.js";
import type { Progress } from "./progress.js";
import { createRedraw } from "./redraw.js";
import { createRegion } from "./region.js";
import { renderRows } from "./rows.js";
import { advance, type Stacks } from "./stacks.js";
import { describeFinish, describeRun, describeStopping, verdictMark } from "./wording.js";

export interface LiveOptions {
  readonly world: Pick<TerminalWorld, "now" | "every" | "stderr">;
  readonly style: Style;
  readonly verbose: boolean;
  /** To stderr, as it is. */
  readonly write: (text: string) => void;
}

/** A row a running stack at the foot of the terminal; what is finished or worth knowing stays above it. */
export function liveProgress({ world, style, verbose, write }: LiveOptions): Progress {
  const region = createRegion(world.stderr, write);
  let stacks: Stacks = new Map();
  const render = (): readonly string[] => {
    const { columns = 80, rows = 24 } = world.stderr;
    return renderRows(stacks, { columns, rows, now: world.now(), style });
  };
  const { refresh, stop, aside } = createRedraw({ region, every: world.every, render });
  const listen = (event: RunEvent): void => {
    stacks = advance(stacks, event, world.now());
    const lines = staticLines(event, style, verbose);
    if (lines.length > 0) {
      region.clear();
      write(lines.map((line) => `${line}\n`).join(""));
    }
    // Of resources there may be hundreds a second.
    refresh(event.type === "resource" ? "soon" : "now");
  };
  return { listen, aside, close: stop };
}

function staticLines(event: RunEvent, style: Style, verbose: boolean): readonly string[] {
  switch (event.type) {
    case "run-started":
      return [style.strong(describeRun(event))];
    case "diagnostic":
      return event.severity === "info" && !verbose ? [] : [describeDiagnostic(event, style)];
    case "stack-finished":
      return [describeFinished(event.result, style)];
    case "stopping":
      return [style.warn(describeStopping(event.times))];
    case "notice":
      return [event.severity === "warning" ? `${style.warn("!")} ${event.message}` : event.message];
    case "stage-started":
    case "stack-started":
    case "resource":
    case "run-finished":
      return [];
  }
}

function describeDiagnostic(event: Extract<RunEvent, { type: "diagnostic" }>, style: Style): string {
  const marks = { info: style.dim("i"), warning: style.warn("!"), error: style.bad("✖") };
  return `${marks[event.severity]} ${style.strong(event.label)}  ${oneLine(event.message)}`;
}

function describeFinished(result: StackResult, style: Style): string {
  return `${verdictMark(result.verdict, style)} ${style.strong(result.label)}  ${describeFinish(result)}`;
}
