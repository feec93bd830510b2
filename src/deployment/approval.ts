import type { ResourceChange } from "./changes.js";
import type { StackResult } from "./result.js";

/** Lets a plan through without a question. */
export type ApprovalRule = "no-deletes";

/** True when a plan does nothing that was not approved: its set of (URN, operation) lies within the approved one. */
export function isWithin(planned: StackResult, approved: StackResult): boolean {
  const allowed = new Set(changed(approved).map(({ urn, kind }) => `${kind} ${urn}`));
  return changed(planned).every(({ urn, kind }) => allowed.has(`${kind} ${urn}`));
}

/** A replacement counts as a deletion. */
export function satisfies({ changes }: StackResult, rule: ApprovalRule | undefined): boolean {
  return rule === "no-deletes" && !changes.some(({ kind }) => kind === "delete" || kind === "replace");
}

function changed({ changes }: StackResult): readonly ResourceChange[] {
  return changes.filter(({ kind }) => kind !== "same");
}
