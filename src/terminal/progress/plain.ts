import type { RunEvent } from "../../deployment/events.js";
import { DONE } from "../../reporting/change-words.js";
import { formatDuration } from "../../reporting/duration.js";
import { shortUrn } from "../../reporting/resource-name.js";
import type { TerminalWorld } from "../world.js";
import { SILENT, type Print, type Progress } from "./progress.js";
import { advance, type StackProgress, type Stacks } from "./stacks.js";
import { describeFinish, describeRun, describeStopping } from "./wording.js";

const SILENCE = 30_000;
const TICK = 1_000;
const NAMED = 2;
const VERB_WIDTH = 9;

export interface PlainOptions {
  readonly world: Pick<TerminalWorld, "now" | "every">;
  readonly verbose: boolean;
  readonly print: Print;
}

/** Lines that begin with the stack's label, for pipes and logs: changed resources, and a sign of life in every silence. */
export function plainProgress({ world, verbose, print }: PlainOptions): Progress {
  let stacks: Stacks = new Map();
  const spokeAt = new Map<string, number>();
  let stop: (() => void) | undefined;

  const say = (label: string, text: string): void => {
    spokeAt.set(label, world.now());
    print(text.split("\n").map((line) => `[${label}] ${line}`));
  };
  const beat = (): void => {
    for (const progress of stacks.values()) {
      const { label, state, startedAt } = progress;
      if (state === "waiting" || world.now() - (spokeAt.get(label) ?? startedAt) < SILENCE) continue;
      say(label, describeSilence(progress, world.now()));
    }
  };
  const close = (): void => {
    stop?.();
    stop = undefined;
  };
  const listen = (event: RunEvent): void => {
    stacks = advance(stacks, event, world.now());
    for (const [label, text] of describeEvent(event, verbose)) {
      if (label === undefined) print([text]);
      else say(label, text);
    }
    if (stacks.size > 0) stop ??= world.every(TICK, beat);
    else close();
  };
  return { ...SILENT, listen, close };
}

type Said = readonly [label: string | undefined, text: string];

function describeEvent(event: RunEvent, verbose: boolean): readonly Said[] {
  switch (event.type) {
    case "run-started":
      return [[undefined, describeRun(event)]];
    case "stack-started":
      return [[event.label, describeStart(event)]];
    case "resource":
      return describeResource(event);
    case "diagnostic":
      return event.severity === "info" && !verbose ? [] : [[event.label, `${event.severity}: ${event.message.trim()}`]];
    case "stack-finished":
      return [[event.result.label, describeFinish(event.result)]];
    case "stopping":
      return [[undefined, describeStopping(event.times)]];
    case "notice":
      return [[undefined, event.severity === "warning" ? `warning: ${event.message}` : event.message]];
    case "stage-started":
    case "run-finished":
      return [];
  }
}

function describeStart({ operation, expected }: Extract<RunEvent, { type: "stack-started" }>): string {
  return expected === undefined ? `${operation} started` : `${operation} started: ${expected} changes`;
}

/** A preview changes nothing, and its table comes when it is done. */
function describeResource(event: Extract<RunEvent, { type: "resource" }>): readonly Said[] {
  if (event.phase === "started" || event.operation === "preview") return [];
  if (event.phase === "done" && event.kind === "same") return [];
  const verb = event.phase === "failed" ? "failed" : DONE[event.kind];
  return [[event.label, `${verb.padEnd(VERB_WIDTH)}${shortUrn(event.urn)}`]];
}

function describeSilence({ operation, startedAt, inFlight }: StackProgress, now: number): string {
  const named = [...inFlight]
    .slice(0, NAMED)
    .map(([urn, since]) => `${shortUrn(urn)} (${formatDuration(now - since)})`);
  const more = inFlight.size > NAMED ? [`${inFlight.size - NAMED} more`] : [];
  const what = named.length === 0 ? "nothing in flight" : [...named, ...more].join(", ");
  return `${operation} still running after ${formatDuration(now - startedAt)}: ${what}`;
}
