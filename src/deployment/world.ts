import type { RunControl } from "./control.js";
import type { StackEngine } from "./engine.js";
import type { Listener } from "./events.js";
import type { Plan } from "./plan.js";
import type { QueueRules } from "./queue.js";
import type { Sessions } from "./sessions.js";

/** What every kind of run works with. */
export interface RunWorld {
  readonly plan: Plan;
  readonly engine: StackEngine;
  readonly sessions: Sessions;
  readonly control: RunControl;
  readonly listen: Listener;
  readonly rules: Omit<QueueRules, "operation">;
}
