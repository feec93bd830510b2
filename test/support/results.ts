import { countChanges, type ChangeKind, type ResourceChange } from "../../src/deployment/changes.js";
import type { StackResult } from "../../src/deployment/result.js";
import type { Operation, Step } from "../../src/deployment/stack.js";

export function change(kind: ChangeKind, name: string): ResourceChange {
  const urn = `urn:pulumi:prod::tapctl::aws:x/y:Z::${name}`;
  return { urn, type: "aws:x/y:Z", name, kind, sensitive: false, properties: [] };
}

/** A result that succeeded with the given changes, as the engine would report it. */
export function result(
  { stack, label }: Pick<Step, "stack" | "label">,
  operation: Operation,
  { changes = [], ...rest }: Partial<StackResult> = {},
): StackResult {
  return {
    stack,
    label,
    operation,
    verdict: "succeeded",
    counts: countChanges(changes),
    changes,
    failures: [],
    outputsChanged: false,
    ...rest,
  };
}

export function failure(message: string): Partial<StackResult> {
  return { verdict: "failed", reason: message, failures: [{ message }] };
}
