import type { Step } from "../deployment/stack.js";

/** One stack as its backend has it. */
export interface StackState {
  readonly step: Step;
  readonly resources: number;
  readonly retained: readonly { readonly urn: string; readonly id: string; readonly reason: string }[];
  readonly pending: number;
  /** The run that began to change it and came to no good end. */
  readonly unfinished?: string;
  /** ISO 8601, its end included; absent where the stack was never deployed. */
  readonly updatedAt?: string;
  /** Who holds the engine's lock, where it is held. */
  readonly lock?: string;
  readonly protectedResources: readonly string[];
  /** From the last run on this machine that touched it. */
  readonly lastResult?: string;
  readonly lastRun?: string;
}
