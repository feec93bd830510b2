import type { Failure, Verdict } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import type { OperationContext } from "./operation-context.js";
import type { Tracker } from "./tracker.js";

/** In an `up` the engine asks before each resource; a preview is judged as a whole when it has ended. */
export function beginJudging({ analyzer, gate }: OperationContext, operation: Operation): void {
  const judging = operation === "up" && gate !== undefined;
  analyzer?.begin({
    one: (resource) => (judging ? gate.refusalsOf(resource) : []),
    all: (resources) => (judging ? gate.judge(resources).refusals : []),
  });
}

/** What of the operation a rule forbids; what a rule only minds is told. */
export function refusalsOf(
  context: OperationContext,
  operation: Operation,
  verdict: Verdict,
  tracker: Tracker,
): readonly Failure[] {
  const { analyzer, gate, emit, setup } = context;
  if (operation === "up" && verdict === "failed") return analyzer?.refused() ?? [];
  if (gate === undefined || operation !== "preview" || verdict !== "succeeded") return [];
  const { refusals, remarks } = gate.judge(analyzer?.seen() ?? tracker.planned());
  const { stack, label } = setup.step;
  for (const { urn, message } of remarks) {
    emit({ type: "diagnostic", stack, label, severity: "warning", message, ...(urn === undefined ? {} : { urn }) });
  }
  return refusals;
}
