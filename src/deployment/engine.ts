import type { Outputs, Upstream } from "./outputs.js";
import type { StackResult } from "./result.js";
import type { Step } from "./stack.js";

/** The port to whatever deploys; src/automation drives Pulumi behind it. */
export interface StackEngine {
  /** Starts what serves one stack for the rest of the run. */
  open(step: Step): StackSession;
  /** What the last `up` left in the backend; undefined where the stack holds no resources. */
  deployedOutputs(step: Step): Promise<Outputs | undefined>;
  /** Whether the account may hold something of it: what its checkpoint lists, or what an interrupted run made. */
  mayHold(step: Step): Promise<boolean>;
  /** Another one as soon as the backend holds something else of the stack. */
  stateDigest(step: Step): Promise<string>;
  /** What the account needs before the first stack and no stack owns; only after approval. */
  prepareAccount?(): Promise<void>;
}

/** One stack, in a process of its own: whatever its program does, it ends in a result. */
export interface StackSession {
  preview(upstream: Upstream): Promise<StackResult>;
  up(upstream: Upstream): Promise<StackResult>;
  /** Deletes those resources, which the program no longer has, and does nothing else. */
  prune(urns: readonly string[]): Promise<StackResult>;
  /** Lets what lies in those regions be deleted, and changes nothing else. */
  unprotect(upstream: Upstream, regions: readonly string[]): Promise<StackResult>;
  refresh(previewOnly: boolean): Promise<StackResult>;
  destroy(upstream: Upstream, purgeKeys: boolean): Promise<StackResult>;
  /** One SIGINT: what is in flight is finished and recorded, nothing new starts. */
  interrupt(): void;
  /** The end, whatever is in flight. */
  kill(): void;
  close(): Promise<void>;
}
