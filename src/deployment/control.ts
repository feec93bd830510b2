import type { Listener } from "./events.js";

export type StopSignal = "SIGINT" | "SIGTERM";

/** Who gets the signals on: every stack that runs. */
export interface Interruptible {
  interrupt(): void;
  kill(): void;
}

/** What a run asks to know whether to go on. */
export interface RunControl {
  readonly stopping: () => boolean;
  readonly signal: () => StopSignal | undefined;
  /** From the outside: the terminal's Ctrl-C, CI's cancellation. */
  readonly receive: (signal: StopSignal) => void;
  readonly end: () => void;
}

interface Rules {
  readonly stacks: Interruptible;
  readonly listen: Listener;
  /** In ms, from the first signal to the kill; undefined waits for ever. */
  readonly grace: number | undefined;
  readonly startTimer: (ms: number, then: () => void) => () => void;
}

/**
 * The first signal relays one SIGINT to each stack, the second one more, the third kills. Two at once would end the
 * engine with creates in flight, so nothing but a second signal from outside ever sends a second one.
 */
export function createControl({ stacks, listen, grace, startTimer }: Rules): RunControl {
  let first: StopSignal | undefined;
  let times = 0;
  let stopTimer = (): void => undefined;
  return {
    stopping: () => first !== undefined,
    signal: () => first,
    receive(signal) {
      first ??= signal;
      times += 1;
      listen({ type: "stopping", signal, times });
      if (times > 2) {
        stacks.kill();
        return;
      }
      stacks.interrupt();
      if (times === 1 && grace !== undefined) {
        stopTimer = startTimer(grace, () => {
          stacks.kill();
        });
      }
    },
    end() {
      stopTimer();
    },
  };
}
