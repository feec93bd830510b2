import type { RunEvent } from "../deployment/events.js";
import type { StackResult } from "../deployment/result.js";
import type { Tidy } from "../reporting/plain-text.js";
import { tidyName, tidyResult, tidyStack } from "../reporting/tidy-result.js";

/** The same event with every text tidied that may come from outside. */
export function tidyEvent(event: RunEvent, tidy: Tidy): RunEvent {
  switch (event.type) {
    case "run-started":
      return tidyRun(event, tidy);
    case "stage-started":
      return { ...event, stacks: event.stacks.map((stack) => tidyStack(stack, tidy)) };
    case "stack-started":
      return { ...event, ...tidyNames(event, tidy) };
    case "resource":
      return { ...event, ...tidyNames(event, tidy), urn: tidyName(event.urn, tidy) };
    case "diagnostic":
      return { ...event, ...tidyNames(event, tidy), message: tidy(event.message) };
    case "stack-finished":
      return { ...event, result: { ...tidyResult(event.result, tidy), ...tidyNames(event.result, tidy) } };
    case "notice":
      return { ...event, message: tidy(event.message) };
    case "run-finished":
      return event.report === undefined ? event : { ...event, report: tidyName(event.report, tidy) };
    case "stopping":
      return event;
  }
}

type RunStarted = Extract<RunEvent, { type: "run-started" }>;

function tidyRun(event: RunStarted, tidy: Tidy): RunStarted {
  return {
    ...event,
    command: tidyName(event.command, tidy),
    environment: tidyName(event.environment, tidy),
    account: tidyName(event.account, tidy),
    target: tidyName(event.target, tidy),
    backend: tidyName(event.backend, tidy),
  };
}

function tidyNames(
  { stack, label }: Pick<StackResult, "stack" | "label">,
  tidy: Tidy,
): Pick<StackResult, "stack" | "label"> {
  return { stack: tidyStack(stack, tidy), label: tidyName(label, tidy) };
}
