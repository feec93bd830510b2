import type { Listener, RunEvent } from "../deployment/events.js";
import { notRun } from "../deployment/queue.js";
import type { StackResult } from "../deployment/result.js";
import type { Operation, StackName, Step } from "../deployment/stack.js";

/** What a run has come to so far, for a report that is written before it is over, or after it broke. */
export interface RunRecord {
  readonly listen: Listener;
  /** One result a step; steps that nothing is known of did not start, for the given reason. */
  readonly results: (reason: string) => readonly StackResult[];
  readonly previews: () => readonly StackResult[];
  /** The same results, with what had begun in those that did not finish. */
  readonly withInFlight: (results: readonly StackResult[]) => readonly StackResult[];
  /** True once anything but a preview has started. */
  readonly ran: () => boolean;
}

export function recordRun(steps: readonly Step[], tell: Listener): RunRecord {
  const latest = new Map<StackName, StackResult>();
  const previews = new Map<StackName, StackResult>();
  const inFlight = new Map<StackName, Set<string>>();
  let operation: Operation = "preview";
  let ran = false;
  let aborted = false;

  const note = (event: RunEvent): void => {
    if (event.type === "stage-started") operation = event.operation;
    if (event.type === "stopping") aborted ||= event.times > 1;
    if (event.type === "resource") {
      const urns = inFlight.get(event.stack) ?? new Set();
      inFlight.set(event.stack, urns);
      if (event.phase === "started" && event.operation !== "preview") urns.add(event.urn);
      // To an engine that was told twice what it leaves behind has failed; the cloud may still be at it.
      else if (event.phase !== "failed" || !aborted) urns.delete(event.urn);
    }
    if (event.type === "stack-started") {
      ran ||= event.operation !== "preview";
      const step = steps.find(({ stack }) => stack === event.stack);
      if (step !== undefined) latest.set(event.stack, unfinished(step, event.operation));
    }
    if (event.type === "stack-finished") {
      latest.set(event.result.stack, event.result);
      if (event.result.operation === "preview") previews.set(event.result.stack, event.result);
    }
  };
  return {
    listen(event) {
      note(event);
      tell(event);
    },
    results: (reason) => steps.map((step) => latest.get(step.stack) ?? notRun(step, operation, "not-started", reason)),
    withInFlight: (results) =>
      results.map((result) => {
        const urns = [...(inFlight.get(result.stack) ?? [])];
        return result.verdict === "cancelled" && urns.length > 0 ? { ...result, inFlight: urns } : result;
      }),
    previews: () => steps.flatMap(({ stack }) => previews.get(stack) ?? []),
    ran: () => ran,
  };
}

function unfinished(step: Step, operation: Operation): StackResult {
  return { ...notRun(step, operation, "not-started", "It had not finished"), verdict: "cancelled" };
}
