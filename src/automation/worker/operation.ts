import { countChanges, type ResourceChange } from "../../deployment/changes.js";
import { hasChanges, type StackResult } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import { attempt, type Body } from "./attempt.js";
import type { OperationContext } from "./operation-context.js";
import { canRepeat, pauseBefore, RETRIES, waitUnless } from "./retry.js";

/**
 * Runs one operation of the engine and turns whatever happens into a result. What failed for reasons that pass is tried
 * again a few times, unless that could make something twice.
 */
export async function runOperation(context: OperationContext, operation: Operation, body: Body): Promise<StackResult> {
  let { result, found } = await attempt(context, operation, body);
  for (let retry = 1; retry <= RETRIES && canRepeat(operation, result.verdict, found); retry += 1) {
    const pause = pauseBefore(retry, Math.random());
    announce(context, pause, `${retry} of ${RETRIES}: ${found[0]?.message ?? ""}`);
    if (await waitUnless(context.interrupted, pause)) break;
    const again = await attempt(context, operation, body);
    result = { ...joined(result, again.result), retries: retry };
    found = again.found;
  }
  return result;
}

function announce({ setup, emit, log }: OperationContext, pause: number, why: string): void {
  const { stack, label } = setup.step;
  const message = `Trying again in ${(pause / 1000).toFixed(1)}s, ${why}`;
  log.write(`${message}\n`);
  emit({ type: "diagnostic", stack, label, severity: "warning", message });
}

/** What was done at first is the same later. */
function joined(first: StackResult, second: StackResult): StackResult {
  const all = new Map<string, ResourceChange>(first.changes.map((change) => [change.urn, change]));
  for (const change of second.changes) if (change.kind !== "same" || !all.has(change.urn)) all.set(change.urn, change);
  const changes = [...all.values()];
  const { startedAt } = first;
  const result: StackResult = {
    ...second,
    ...(startedAt === undefined ? {} : { startedAt }),
    changes,
    counts: countChanges(changes),
    outputsChanged: first.outputsChanged || second.outputsChanged,
  };
  return result.verdict === "unchanged" && hasChanges(result) ? { ...result, verdict: "succeeded" } : result;
}
