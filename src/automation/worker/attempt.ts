import { CommandError, ConcurrentUpdateError } from "@pulumi/pulumi/automation/index.js";
import { countChanges } from "../../deployment/changes.js";
import { secretStrings } from "../../deployment/outputs.js";
import { hasChanges, type Failure, type StackResult, type Verdict } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import { TapStackError } from "../../errors.js";
import { explain, type Explanation } from "../failures/explain.js";
import { plainSentence } from "../failures/plain-sentence.js";
import { engineOptions, type EngineOptions, type OperationContext } from "./operation-context.js";
import { asImported, lostByImport } from "./imported-changes.js";
import { NO_ORIGINS } from "./origins.js";
import { beginJudging, refusalsOf } from "./pass-gate.js";
import type { Findings } from "./program-run.js";
import { lostCredentials } from "./retry.js";
import { trackOperation, type FoundFailure, type Tracker } from "./tracker.js";

export type Body = (options: EngineOptions) => Promise<Findings>;

interface Attempt {
  readonly result: StackResult;
  /** The result's failures with what may be done about them. */
  readonly found: readonly FoundFailure[];
}

/** Runs one operation of the engine once. */
export async function attempt(context: OperationContext, operation: Operation, body: Body): Promise<Attempt> {
  const { step } = context.setup;
  const tracker = trackOperation(step, operation, context);
  const startedAt = new Date().toISOString();
  let findings: Findings = { origins: NO_ORIGINS };
  let found: readonly FoundFailure[] = [];
  let verdict: Verdict = "succeeded";
  let locked = false;
  beginJudging(context, operation);
  try {
    findings = await body(engineOptions(context, tracker));
  } catch (error) {
    context.log.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    locked = error instanceof ConcurrentUpdateError;
    verdict = context.interrupted() || tracker.cancelled() ? "cancelled" : "failed";
    // That the engine stopped is what it was told to do; what failed before that is told of its resource.
    found = failuresOf(tracker, error).filter(({ urn }) => verdict === "failed" || urn !== undefined);
  }
  // What the engine says after that is about its end.
  const fatal = tracker.fatal();
  if (fatal !== undefined) [verdict, found] = ["failed", [fatal]];
  const refusals = refusalsOf(context, operation, verdict, () => tracker.planned(findings.origins));
  const others = found.filter(({ urn }) => urn !== undefined && !refusals.some((one) => one.urn === urn));
  if (refusals.length > 0) [verdict, found] = ["failed", [...refusals, ...others]];
  const imported = findings.imported ?? new Set<string>();
  const changes = tracker.changes(findings.origins).map((change) => asImported(change, imported));
  const lost = verdict === "succeeded" ? lostByImport(changes, imported) : [];
  if (lost.length > 0) [verdict, found] = ["failed", lost];
  if (findings.outputs !== undefined) context.redact.add(secretStrings(findings.outputs));
  const result: StackResult = {
    stack: step.stack,
    label: step.label,
    operation,
    verdict,
    ...reasonOf(verdict, found),
    startedAt,
    endedAt: new Date().toISOString(),
    counts: countChanges(changes),
    changes,
    failures: found.map(plain),
    ...(locked ? { locked } : {}),
    ...(refusals.length > 0 && others.length === 0 ? { refused: true } : {}),
    ...(lostCredentials(verdict, found) ? { unauthenticated: true } : {}),
    ...(findings.outputs === undefined ? {} : { outputs: findings.outputs }),
    outputsChanged: tracker.outputsChanged(),
  };
  const unchanged = verdict === "succeeded" && !hasChanges(result);
  return { result: unchanged ? { ...result, verdict: "unchanged" } : result, found };
}

function plain({ urn, message, remedy, control }: FoundFailure): Failure {
  return {
    ...(urn === undefined ? {} : { urn }),
    message,
    ...(remedy === undefined ? {} : { remedy }),
    ...(control === undefined ? {} : { control }),
  };
}

function failuresOf(tracker: Tracker, error: unknown): readonly FoundFailure[] {
  const known = tracker.failures();
  return known.length > 0 ? known : [explained(error)];
}

function reasonOf(verdict: Verdict, failures: readonly Failure[]): { reason?: string } {
  if (verdict === "cancelled") return { reason: "It was told to stop" };
  const first = failures[0]?.message;
  return first === undefined ? {} : { reason: first };
}

/** A CommandError's message holds the whole output of the command: the last line that says `error:` is the one. */
function explained(error: unknown): Explanation {
  if (!(error instanceof Error)) return { message: String(error) };
  if (error instanceof TapStackError) {
    return { message: error.message, ...(error.hint === undefined ? {} : { remedy: error.hint }) };
  }
  if (error instanceof ConcurrentUpdateError) return { message: `The stack is locked${lockOwner(error.message)}` };
  if (!(error instanceof CommandError)) return { message: plainSentence(error.message) };
  const lines = error.message.split("\n").map((line) => line.trim());
  const last = lines.filter((line) => line.startsWith("error:")).at(-1);
  return explain(
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
