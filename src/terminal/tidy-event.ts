import type { RunEvent } from "../deployment/events.js";
import type { Tidy } from "../reporting/plain-text.js";
import { tidyName, tidyResult } from "../reporting/tidy-result.js";

/** The same event with every text tidied that may come from outside. Names of stacks stay: they tell stacks apart. */
export function tidyEvent(event: RunEvent, tidy: Tidy): RunEvent {
  switch (event.type) {
    case "run-started":
      return {
        ...event,
        command: tidyName(event.command, tidy),
        environment: tidyName(event.environment, tidy),
        account: tidyName(event.account, tidy),
        target: tidyName(event.target, tidy),
        backend: tidyName(event.backend, tidy),
      };
    case "stack-started":
      return { ...event, label: tidyName(event.label, tidy) };
    case "resource":
      return { ...event, label: tidyName(event.label, tidy), urn: tidyName(event.urn, tidy) };
    case "diagnostic":
      return { ...event, label: tidyName(event.label, tidy), message: tidy(event.message) };
    case "stack-finished":
      return { ...event, result: tidyResult(event.result, tidy) };
    case "notice":
      return { ...event, message: tidy(event.message) };
    case "run-finished":
      return event.report === undefined ? event : { ...event, report: tidyName(event.report, tidy) };
    case "stage-started":
    case "stopping":
      return event;
  }
}
