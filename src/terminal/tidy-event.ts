import type { RunEvent } from "../deployment/events.js";
import type { Tidy } from "../reporting/plain-text.js";
import { tidyResult } from "../reporting/tidy-result.js";

/** The same event with every text tidied that may come from outside. Names of stacks stay: they tell stacks apart. */
export function tidyEvent(event: RunEvent, tidy: Tidy): RunEvent {
  switch (event.type) {
    case "run-started":
      return {
        ...event,
        command: tidy(event.command),
        environment: tidy(event.environment),
        account: tidy(event.account),
        target: tidy(event.target),
        backend: tidy(event.backend),
      };
    case "stack-started":
      return { ...event, label: tidy(event.label) };
    case "resource":
      return { ...event, label: tidy(event.label), urn: tidy(event.urn) };
    case "diagnostic":
      return { ...event, label: tidy(event.label), message: tidy(event.message) };
    case "stack-finished":
      return { ...event, result: tidyResult(event.result, tidy) };
    case "notice":
      return { ...event, message: tidy(event.message) };
    case "run-finished":
      return event.report === undefined ? event : { ...event, report: tidy(event.report) };
    case "stage-started":
    case "stopping":
      return event;
  }
}
