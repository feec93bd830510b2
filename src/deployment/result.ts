import { EXIT_STATUS } from "../errors.js";
import { operations, type ChangeCounts, type ResourceChange } from "./changes.js";
import type { Outputs } from "./outputs.js";
import type { Operation, StackName } from "./stack.js";

export type Verdict = "succeeded" | "unchanged" | "failed" | "skipped" | "cancelled" | "not-started";

/** The first error of one resource, or of the program where `urn` is absent. */
export interface Failure {
  readonly urn?: string;
  /** One sentence, in the user's own names; the raw text is in the stack's log. */
  readonly message: string;
  /** What to do about it, where that is known. */
  readonly remedy?: string;
  /** The control of docs/policies.md that it does not meet, where it was refused for one. */
  readonly control?: string;
}

/** How one operation on one stack ended. Every stack of a plan has exactly one in the report. */
export interface StackResult {
  readonly stack: StackName;
  readonly label: string;
  readonly operation: Operation;
  readonly verdict: Verdict;
  /** Why it did not succeed, in one sentence: `us-west-2 failed`. */
  readonly reason?: string;
  /** The stacks that caused a skip. */
  readonly causedBy?: readonly StackName[];
  /** ISO 8601, UTC; absent where the stack never started. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly counts: ChangeCounts;
  readonly changes: readonly ResourceChange[];
  readonly failures: readonly Failure[];
  /** Somebody else works on the stack: it failed without having been touched. */
  readonly locked?: boolean;
  /** A rule forbids what it plans: see its failures. */
  readonly refused?: boolean;
  /** Its credentials were no longer taken: nothing new starts. */
  readonly unauthenticated?: boolean;
  /** How often it was tried again after failures that pass. */
  readonly retries?: number;
  /** Planned ones after a preview. Absent where nothing is known of them. */
  readonly outputs?: Outputs;
  /** Some output differs from what the checkpoint holds. */
  readonly outputsChanged: boolean;
}

const FAILED: readonly Verdict[] = ["failed", "skipped", "not-started"];

/** What counts before what, among the statuses of failed stacks. */
const PRECEDENCE = [EXIT_STATUS.STACK_FAILED, EXIT_STATUS.CREDENTIALS, EXIT_STATUS.POLICY, EXIT_STATUS.LOCKED];

/** One exit status for a run, whatever order its stacks finished in. */
export function exitStatus(results: readonly StackResult[], signal?: "SIGINT" | "SIGTERM"): number {
  if (signal !== undefined) return signal === "SIGTERM" ? 143 : EXIT_STATUS.CANCELLED;
  if (results.some(({ verdict }) => verdict === "cancelled")) return EXIT_STATUS.CANCELLED;
  const failed = results.filter(({ verdict }) => verdict === "failed").map(failureStatus);
  const first = PRECEDENCE.find((status) => failed.includes(status));
  // What was skipped or did not start is a consequence of what failed, where anything did.
  return first ?? (results.some(({ verdict }) => FAILED.includes(verdict)) ? EXIT_STATUS.STACK_FAILED : 0);
}

function failureStatus({ unauthenticated, refused, locked }: StackResult) {
  if (unauthenticated === true) return EXIT_STATUS.CREDENTIALS;
  if (refused === true) return EXIT_STATUS.POLICY;
  return locked === true ? EXIT_STATUS.LOCKED : EXIT_STATUS.STACK_FAILED;
}

export function hasChanges({ counts, outputsChanged }: StackResult): boolean {
  return outputsChanged || operations(counts) > 0;
}
