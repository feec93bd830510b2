import type {
  DiagnosticEvent,
  EngineEvent,
  StepEventMetadata,
  StepEventStateMetadata,
} from "@pulumi/pulumi/automation/index.js";
import type { ResourceChange } from "../../deployment/changes.js";
import type { Listener } from "../../deployment/events.js";
import type { Failure } from "../../deployment/result.js";
import type { PlannedResource } from "../../deployment/planned.js";
import type { Operation, Step } from "../../deployment/stack.js";
import { explain, type Explanation } from "../failures/explain.js";
import { plainSentence } from "../failures/plain-sentence.js";
import { maskInputs } from "../secrets.js";
import { isDataBearing } from "./data-bearing.js";
import type { Origins } from "./origins.js";
import { propertyChanges } from "./property-changes.js";
import { kindOf, optionsChanged } from "./step-kind.js";

/** Listens to one operation of the engine and keeps what the report needs of it. */
export interface Tracker {
  readonly onEvent: (event: EngineEvent) => void;
  readonly changes: (origins: Origins) => readonly ResourceChange[];
  /** What will be there, with its inputs as far as they are known. */
  readonly planned: (origins: Origins) => readonly PlannedResource[];
  readonly failures: () => readonly FoundFailure[];
  readonly outputsChanged: () => boolean;
  readonly cancelled: () => boolean;
  /** After which nothing was recorded. */
  readonly fatal: () => FoundFailure | undefined;
}

/** A failure, and what may be done about it without asking. */
export type FoundFailure = Failure & Explanation & { readonly creating?: boolean };

const STACK_TYPE = "pulumi:pulumi:Stack";

interface TrackerWorld {
  readonly emit: Listener;
  /** Ends the engine, for a failure after which it only does harm. */
  readonly stop: () => void;
}

export function trackOperation(step: Step, operation: Operation, { emit, stop }: TrackerWorld): Tracker {
  const done: StepEventMetadata[] = [];
  const failed = new Map<string, StepEventMetadata>();
  const errors: FoundFailure[] = [];
  let root: StepEventMetadata | undefined;
  let cancelled = false;
  let fatal: FoundFailure | undefined;
  const subject = { stack: step.stack, label: step.label };

  const resource = (metadata: StepEventMetadata, phase: "started" | "done" | "failed"): void => {
    const kind = kindOf(metadata);
    if (kind === undefined || kind === "same") return;
    emit({ type: "resource", ...subject, operation, urn: metadata.urn, kind, phase });
  };
  const finished = (metadata: StepEventMetadata): void => {
    if (metadata.type === STACK_TYPE) root = metadata;
    else done.push(metadata);
    resource(metadata, "done");
  };
  const diagnostic = ({ message, severity, urn }: DiagnosticEvent): void => {
    const found: Explanation = severity === "error" ? explain(message) : { message: plainSentence(message) };
    if (found.message === "" || severity === "info#err") return;
    if (severity === "error") errors.push({ ...optionalUrn(urn), ...found });
    if (found.reaction === "stop" && fatal === undefined) {
      fatal = found;
      stop();
    }
    if (severity === "error" && /update (was )?cancell?ed/i.test(message)) cancelled = true;
    emit({ type: "diagnostic", ...subject, severity, message: found.message, ...optionalUrn(urn) });
  };

  return {
    onEvent(event) {
      if (event.resourcePreEvent !== undefined) resource(event.resourcePreEvent.metadata, "started");
      if (event.resOutputsEvent !== undefined) finished(event.resOutputsEvent.metadata);
      if (event.diagnosticEvent !== undefined) diagnostic(event.diagnosticEvent);
      if (event.resOpFailedEvent === undefined) return;
      failed.set(event.resOpFailedEvent.metadata.urn, event.resOpFailedEvent.metadata);
      resource(event.resOpFailedEvent.metadata, "failed");
    },
    changes: (origins) => {
      const finished = done.filter(({ urn }) => !failed.has(urn)).flatMap((metadata) => toChange(metadata, origins));
      // A resource that is adopted is refreshed first: its second step is what happens to it.
      return [...new Map(finished.map((change) => [change.urn, change])).values()];
    },
    planned: (origins) => remaining(done).map((state) => toPlanned(state, origins)),
    failures: () => relevantFailures(errors, failed),
    outputsChanged: () =>
      root !== undefined && JSON.stringify(root.old?.outputs ?? {}) !== JSON.stringify(root.new?.outputs ?? {}),
    cancelled: () => cancelled,
    fatal: () => fatal,
  };
}

/** What the steps leave: the other copy of a resource that is replaced goes by a name of its own, `delete-replaced`. */
function remaining(steps: readonly StepEventMetadata[]): readonly StepEventStateMetadata[] {
  const states = new Map<string, StepEventStateMetadata>();
  for (const { op, urn, new: state } of steps) {
    // The engine sends null of what it deletes.
    if (state) states.set(urn, state);
    else if (op === "delete") states.delete(urn);
  }
  return [...states.values()];
}

function toPlanned({ urn, type, inputs, parent }: StepEventStateMetadata, origins: Origins): PlannedResource {
  const dependencies = origins.dependenciesOf(urn);
  return { urn, type, inputs: maskInputs(inputs), parent, ...(dependencies === undefined ? {} : { dependencies }) };
}

function toChange(metadata: StepEventMetadata, origins: Origins): readonly ResourceChange[] {
  const kind = kindOf(metadata);
  if (kind === undefined) return [];
  const sensitive = metadata.old?.protect === true || isDataBearing(metadata.type);
  const properties = kind === "same" || optionsChanged(metadata) ? [] : propertyChanges(metadata, origins);
  const name = metadata.urn.split("::").at(-1) ?? metadata.urn;
  return [{ urn: metadata.urn, type: metadata.type, name, kind, sensitive, properties }];
}

/** One a resource, the first; when resources failed, the program's own complaint that they did is noise. */
function relevantFailures(
  errors: readonly FoundFailure[],
  failed: ReadonlyMap<string, StepEventMetadata>,
): readonly FoundFailure[] {
  const first = new Map<string, FoundFailure>();
  const creating = (urn: string | undefined) =>
    /create|replace/.test(failed.get(urn ?? "")?.op ?? "") && { creating: true };
  for (const error of errors)
    if (!first.has(error.urn ?? "")) first.set(error.urn ?? "", { ...error, ...creating(error.urn) });
  for (const urn of failed.keys()) if (!first.has(urn)) first.set(urn, { urn, message: "The provider gave no reason" });
  const ofResources = [...first.values()].filter(({ urn }) => urn !== undefined && !urn.includes(`::${STACK_TYPE}::`));
  return ofResources.length > 0 ? ofResources : [...first.values()];
}

function optionalUrn(urn: string | undefined): { urn?: string } {
  return urn === undefined || urn === "" ? {} : { urn };
}
