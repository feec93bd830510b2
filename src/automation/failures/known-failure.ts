/**
 * What may be done by itself: `again` where AWS refused and made nothing; `again-unless-creating` where the answer was
 * lost, so that a create may have happened; `sign-in` where every further call would fail too; `again-or-sign-in` where
 * only trying tells which of them it is; `stop` where nobody would record what is made from now on.
 */
export type Reaction = "again" | "again-unless-creating" | "again-or-sign-in" | "sign-in" | "stop";

/** What AWS or its provider says when something common goes wrong, and what a person is told instead. */
export interface KnownFailure {
  /** Matched against the message in one line. Its named groups fill `{name}` in the two texts below. */
  readonly says: RegExp;
  readonly sentence: string;
  readonly remedy: string;
  readonly reaction?: Reaction;
  /** Where somebody met that wording. */
  readonly seen: string;
}
