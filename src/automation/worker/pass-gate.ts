import type { PlannedResource } from "../../deployment/planned.js";
import type { Failure, Verdict } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import type { OperationContext } from "./operation-context.js";

/** In an `up` the engine asks before each resource. */
export function beginJudging({ analyzer, gate }: OperationContext, operation: Operation): void {
  if (operation !== "up" || gate === undefined) return;
  analyzer?.begin({ one: gate.refusalsOf, all: (resources) => gate.judge(resources).refusals });
}

/**
 * What of the operation a rule forbids; what a rule only minds is told. A preview is judged as a whole when it has ended:
 * docs/decisions/0009-judging-a-preview.md says why the engine does not ask then.
 */
export function refusalsOf(
  context: OperationContext,
  operation: Operation,
  verdict: Verdict,
  planned: () => readonly PlannedResource[],
): readonly Failure[] {
  const { analyzer, gate, emit, setup } = context;
  if (operation === "up" && verdict === "failed") return analyzer?.refused() ?? [];
  if (gate === undefined || operation !== "preview" || verdict !== "succeeded") return [];
  const { refusals, remarks } = gate.judge(planned());
  const { stack, label } = setup.step;
  for (const { urn, message } of remarks) {
    emit({ type: "diagnostic", stack, label, severity: "warning", message, ...(urn === undefined ? {} : { urn }) });
  }
  return refusals;
}
