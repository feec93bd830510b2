import { CommandError, ConcurrentUpdateError, type EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { countChanges } from "../../deployment/changes.js";
import type { Listener } from "../../deployment/events.js";
import { secretStrings } from "../../deployment/outputs.js";
import type { Redactor } from "../../deployment/redact.js";
import type { Failure, StackResult, Verdict } from "../../deployment/result.js";
import { hasChanges } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import type { WorkerSetup } from "../messages.js";
import { sentenceOf } from "./error-sentence.js";
import { asImported, lostByImport } from "./imported-changes.js";
import { NO_ORIGINS } from "./origins.js";
import type { Findings } from "./program-run.js";
import type { RunLog } from "./run-log.js";
import { trackOperation, type PlannedResource, type Tracker } from "./tracker.js";

/** What every command of the Automation API is given. */
export interface EngineOptions {
  readonly parallel: number;
  readonly color: "never";
  readonly onEvent: (event: EngineEvent) => void;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
}

export interface OperationContext {
  readonly setup: WorkerSetup;
  readonly emit: Listener;
  readonly redact: Redactor;
  /** All that the engine prints. */
  readonly log: RunLog;
  /** The engine's events, one JSON object a line. */
  readonly events: RunLog;
  /** What of a plan must not be deployed, whatever it is approved by. */
  readonly refusals: (planned: readonly PlannedResource[]) => readonly Failure[];
  /** True once a signal has come: then a failure is a cancellation. */
  readonly interrupted: () => boolean;
}

type Body = (options: EngineOptions) => Promise<Findings>;

/** Runs one operation of the engine and turns whatever happens into a result. */
export async function runOperation(context: OperationContext, operation: Operation, body: Body): Promise<StackResult> {
  const { step } = context.setup;
  const tracker = trackOperation(step, operation, context.emit);
  const startedAt = new Date().toISOString();
  let findings: Findings = { origins: NO_ORIGINS };
  let failures: readonly Failure[] = [];
  let verdict: Verdict = "succeeded";
  let locked = false;
  try {
    findings = await body(engineOptions(context, tracker));
  } catch (error) {
    context.log.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    locked = error instanceof ConcurrentUpdateError;
    verdict = context.interrupted() || tracker.cancelled() ? "cancelled" : "failed";
    // That the engine stopped is what it was told to do; what failed before that is told of its resource.
    failures = failuresOf(tracker, error).filter(({ urn }) => verdict === "failed" || urn !== undefined);
  }
  const refusals = operation === "preview" && verdict === "succeeded" ? context.refusals(tracker.planned()) : [];
  if (refusals.length > 0) [verdict, failures] = ["failed", refusals];
  const imported = findings.imported ?? new Set<string>();
  const changes = tracker.changes(findings.origins).map((change) => asImported(change, imported));
  const lost = lostByImport(changes, imported);
  if (lost.length > 0 && verdict === "succeeded") [verdict, failures] = ["failed", lost];
  if (findings.outputs !== undefined) context.redact.add(secretStrings(findings.outputs));
  const result: StackResult = {
    stack: step.stack,
    label: step.label,
    operation,
    verdict,
    ...reasonOf(verdict, failures),
    startedAt,
    endedAt: new Date().toISOString(),
    counts: countChanges(changes),
    changes,
    failures,
    ...(locked ? { locked } : {}),
    ...(refusals.length > 0 ? { refused: true } : {}),
    ...(findings.outputs === undefined ? {} : { outputs: findings.outputs }),
    outputsChanged: tracker.outputsChanged(),
  };
  return verdict === "succeeded" && !hasChanges(result) ? { ...result, verdict: "unchanged" } : result;
}

export function engineOptions(
  { setup, log, events }: OperationContext,
  tracker: Pick<Tracker, "onEvent">,
): EngineOptions {
  return {
    parallel: setup.parallel,
    color: "never",
    onEvent(event) {
      events.write(`${JSON.stringify(event)}\n`);
      tracker.onEvent(event);
    },
    onOutput: log.write,
    onError: log.write,
  };
}

function failuresOf(tracker: Tracker, error: unknown): readonly Failure[] {
  const known = tracker.failures();
  return known.length > 0 ? known : [{ message: messageOf(error) }];
}

function reasonOf(verdict: Verdict, failures: readonly Failure[]): { reason?: string } {
  if (verdict === "cancelled") return { reason: "It was told to stop" };
  const first = failures[0]?.message;
  return first === undefined ? {} : { reason: first };
}

/** A CommandError's message holds the whole output of the command: the last line that says `error:` is the one. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConcurrentUpdateError) return `The stack is locked${lockOwner(error.message)}`;
  if (!(error instanceof CommandError)) return sentenceOf(error.message);
  const lines = error.message.split("\n").map((line) => line.trim());
  const last = lines.filter((line) => line.startsWith("error:")).at(-1);
  return sentenceOf(
    last ??
      lines.find((line) => line !== "" && !/^(code|stdout|stderr|err\??):/.test(line)) ??
      "The engine gave no reason",
  );
}

/** `created by root@host (pid 4711) at 2026-…`, as the engine tells it. */
function lockOwner(message: string): string {
  const [, owner, pid, since] = /created by (\S+) \(pid (\d+)\) at (\S+)/.exec(message) ?? [];
  return owner === undefined ? "" : ` by ${owner}, process ${pid ?? "unknown"}, since ${since ?? "unknown"}`;
}
