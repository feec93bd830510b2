import type { ChangeCounts, ChangeKind } from "../deployment/changes.js";
import type { StackResult } from "../deployment/result.js";

/** In the order in which people read them. */
export const KINDS = ["create", "update", "replace", "delete", "import", "refresh", "retain", "same"] as const;

export const DONE: Readonly<Record<ChangeKind, string>> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "deleted",
  import: "imported",
  refresh: "refreshed",
  retain: "retained",
  same: "same",
};

export const TO_DO: Readonly<Record<ChangeKind, string>> = {
  create: "to create",
  update: "to update",
  replace: "to replace",
  delete: "to delete",
  import: "to import",
  refresh: "to refresh",
  retain: "to retain",
  same: "the same",
};

/** The four that always have a column, those of the others that occur, and `same`. */
export function shownKinds(counts: ChangeCounts): readonly ChangeKind[] {
  const always: readonly ChangeKind[] = ["create", "update", "replace", "delete", "same"];
  return KINDS.filter((kind) => always.includes(kind) || counts[kind] > 0);
}

/** A preview tells what would be done, every other operation what was done. */
export function wordsFor(results: readonly Pick<StackResult, "operation">[]): Readonly<Record<ChangeKind, string>> {
  return isPreview(results) ? TO_DO : DONE;
}

export function isPreview(results: readonly Pick<StackResult, "operation">[]): boolean {
  return results.length > 0 && results.every(({ operation }) => operation === "preview");
}

/** Without a run there is nothing to count, and a zero would say that nothing had to change. */
export function ran({ operation, verdict }: StackResult): boolean {
  if (operation === "preview" && verdict === "failed") return false;
  return verdict !== "skipped" && verdict !== "not-started";
}

/** As in `52 created, 1 updated`; empty where nothing changed. */
export function describeCounts(counts: ChangeCounts, words: Readonly<Record<ChangeKind, string>>): string {
  const changed = KINDS.filter((kind) => kind !== "same" && counts[kind] > 0);
  return changed.map((kind) => `${counts[kind]} ${words[kind]}`).join(", ");
}

/** Regions by name, then global: the same whatever order they finished in. */
export function sortResults(results: readonly StackResult[]): readonly StackResult[] {
  const last = (label: string): number => (label === "global" ? 1 : 0);
  return [...results].sort((a, b) => last(a.label) - last(b.label) || compare(a.label, b.label));
}

/** By code unit: no locale changes the order of a report. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
