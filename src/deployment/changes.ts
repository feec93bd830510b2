/** What the engine does to one resource. A replacement is one change, not three steps. */
export type ChangeKind = "create" | "update" | "replace" | "delete" | "import" | "refresh" | "retain" | "same";

export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly kind: ChangeKind;
  /** Set where losing the resource loses data or protection: it is listed by name before the question. */
  readonly sensitive: boolean;
  readonly properties: readonly PropertyChange[];
}

/** One property, with unknown values written as `known after up of us-west-2` or `known after up`. */
export interface PropertyChange {
  /** As in `rules[0].destination.bucket`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
  readonly forcesReplacement: boolean;
}

export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

export const NO_CHANGES: ChangeCounts = {
  create: 0,
  update: 0,
  replace: 0,
  delete: 0,
  import: 0,
  refresh: 0,
  retain: 0,
  same: 0,
};

/** Everything but `same`. */
export function operations(counts: ChangeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.same;
}

export function addCounts(left: ChangeCounts, right: ChangeCounts): ChangeCounts {
  const sum = { ...left };
  for (const kind of Object.keys(NO_CHANGES) as ChangeKind[]) sum[kind] += right[kind];
  return sum;
}

export function countChanges(changes: readonly Pick<ResourceChange, "kind">[]): ChangeCounts {
  const counts = { ...NO_CHANGES };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
