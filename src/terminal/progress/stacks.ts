import type { RunEvent } from "../../deployment/events.js";
import type { Operation, StackName } from "../../deployment/stack.js";
import { labelOf, shortUrn } from "../../reporting/resource-name.js";

type ResourceEvent = Extract<RunEvent, { type: "resource" }>;
type StartedEvent = Omit<Extract<RunEvent, { type: "stack-started" }>, "type">;

/** Where one stack of the running stage stands. */
export interface StackProgress {
  readonly label: string;
  readonly operation: Operation;
  readonly state: "waiting" | "running";
  readonly startedAt: number;
  /** Changed resources so far. */
  readonly done: number;
  readonly expected?: number;
  /** What has started and not ended, with the time of its start; the oldest first. */
  readonly inFlight: ReadonlyMap<string, number>;
}

export type Stacks = ReadonlyMap<StackName, StackProgress>;

const NOTHING: ReadonlyMap<string, number> = new Map();

/** The stacks after an event. Those that have finished are gone. */
export function advance(stacks: Stacks, event: RunEvent, now: number): Stacks {
  switch (event.type) {
    case "stage-started":
      return event.stacks.reduce((all, stack) => put(all, stack, waiting(stack, event.operation, now)), stacks);
    case "stack-started":
      return put(stacks, event.stack, started(event, now));
    case "resource":
      return moved(stacks, event, now);
    case "stack-finished":
      return without(stacks, event.result.stack);
    case "run-finished":
      return new Map();
    case "run-started":
    case "diagnostic":
    case "stopping":
    case "notice":
      return stacks;
  }
}

/** The oldest resource in flight, as in `aws:rds/instance:Instance db`. */
export function currentResource({ inFlight }: StackProgress): string | undefined {
  const [first] = inFlight.keys();
  return first === undefined ? undefined : shortUrn(first);
}

function waiting(stack: StackName, operation: Operation, now: number): StackProgress {
  return { label: labelOf(stack), operation, state: "waiting", startedAt: now, done: 0, inFlight: NOTHING };
}

function started({ label, operation, expected }: StartedEvent, now: number): StackProgress {
  const progress: StackProgress = { label, operation, state: "running", startedAt: now, done: 0, inFlight: NOTHING };
  return expected === undefined ? progress : { ...progress, expected };
}

function moved(stacks: Stacks, event: ResourceEvent, now: number): Stacks {
  const before = stacks.get(event.stack) ?? started(event, now);
  const inFlight = new Map(before.inFlight);
  if (event.phase === "started") inFlight.set(event.urn, now);
  else inFlight.delete(event.urn);
  const counts = event.phase === "done" && event.kind !== "same";
  return put(stacks, event.stack, { ...before, state: "running", inFlight, done: before.done + (counts ? 1 : 0) });
}

function put(stacks: Stacks, stack: StackName, progress: StackProgress): Stacks {
  return new Map(stacks).set(stack, progress);
}

function without(stacks: Stacks, stack: StackName): Stacks {
  const left = new Map(stacks);
  left.delete(stack);
  return left;
}
