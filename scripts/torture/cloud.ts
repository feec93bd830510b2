import type { Place } from "./place.ts";
import type { Target } from "./strike.ts";

/** What is deployed to while processes are killed. */
export interface Cloud {
  /** What each command gets. */
  readonly options: readonly string[];
  readonly variables: NodeJS.ProcessEnv;
  /** What one that is to be killed gets too. */
  readonly struck: readonly string[];
  /** Which processes can be killed. */
  readonly targets: readonly Target[];
  /** Whether it can fail at random too. */
  readonly faulty: boolean;
  /** One line for each orphan, duplicate and missing resource. */
  check(place: Place): Promise<readonly string[]>;
  /** Empties an account in which something is deployed; false where only `destroy` can. */
  empty(place: Place): Promise<boolean>;
  stop(): Promise<void>;
}
