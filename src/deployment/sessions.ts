import type { Interruptible } from "./control.js";
import type { StackEngine, StackSession } from "./engine.js";
import type { StackName, Step } from "./stack.js";

/** The stacks that a run has opened, each once. */
export interface Sessions extends Interruptible {
  of(step: Step): StackSession;
  close(): Promise<void>;
}

export function openSessions(engine: Pick<StackEngine, "open">): Sessions {
  const open = new Map<StackName, StackSession>();
  return {
    of(step) {
      const session = open.get(step.stack) ?? engine.open(step);
      open.set(step.stack, session);
      return session;
    },
    interrupt() {
      for (const session of open.values()) session.interrupt();
    },
    kill() {
      for (const session of open.values()) session.kill();
    },
    async close() {
      await Promise.all([...open.values()].map((session) => session.close()));
      open.clear();
    },
  };
}
