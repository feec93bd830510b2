import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Listener } from "../../deployment/events.js";
import type { PlannedResource } from "../../deployment/planned.js";
import type { Redactor } from "../../deployment/redact.js";
import type { Failure } from "../../deployment/result.js";
import type { Analyzer } from "../analyzer/analyzer.js";
import type { WorkerSetup } from "../messages.js";
import type { RunLog } from "./run-log.js";
import type { Tracker } from "./tracker.js";

/** What every command of the Automation API is given. */
export interface EngineOptions {
  readonly parallel: number;
  readonly color: "never";
  readonly onEvent: (event: EngineEvent) => void;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
}

/** What of a stack must not be deployed, whatever it is approved by. */
interface StackGate {
  readonly judge: (planned: readonly PlannedResource[]) => {
    readonly refusals: readonly Failure[];
    /** What is told and stops nothing. */
    readonly remarks: readonly Failure[];
  };
  /** What can be told of one resource by itself, just before it is made. */
  readonly refusalsOf: (resource: PlannedResource) => readonly Failure[];
}

export interface OperationContext {
  readonly setup: WorkerSetup;
  readonly emit: Listener;
  readonly redact: Redactor;
  /** All that the engine prints. */
  readonly log: RunLog;
  /** The engine's events, one JSON object a line. */
  readonly events: RunLog;
  /** Undefined where nothing is judged. */
  readonly gate: StackGate | undefined;
  /** For an `up`; undefined where the engine cannot show what it does, or nothing is judged. */
  readonly analyzer: Analyzer | undefined;
  /** True once a signal has come: then a failure is a cancellation. */
  readonly interrupted: () => boolean;
  /** Ends the engine at once. */
  readonly stop: () => void;
}

export function engineOptions(
  { setup, log, events }: Pick<OperationContext, "log" | "events"> & { readonly setup: Pick<WorkerSetup, "parallel"> },
  tracker: Pick<Tracker, "onEvent">,
): EngineOptions {
  return {
    parallel: setup.parallel,
    color: "never",
    onEvent(event) {
      if (isSummary(event)) return;
      events.write(`${JSON.stringify(event)}\n`);
      tracker.onEvent(event);
    },
    onOutput: log.write,
    onError: log.write,
  };
}

/** Two for each resource, empty: the analyzer names the engine no policies. */
function isSummary(event: EngineEvent): boolean {
  return "policyAnalyzeSummaryEvent" in event || "policyRemediateSummaryEvent" in event;
}
