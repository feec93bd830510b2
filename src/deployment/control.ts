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
  /** Fulfilled once a signal has come, for what would otherwise wait for ever, such as a question. */
  readonly stopped: Promise<void>;
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
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return {
    stopping: () => first !== undefined,
    stopped,
    signal: () => first,
    receive(signal) {
      first ??= signal;
      stop();
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

/** A question that a signal answers with no. */
export async function unlessStopped(
  { stopping, stopped }: Pick<RunControl, "stopping" | "stopped">,
  ask: () => Promise<boolean>,
): Promise<boolean> {
  if (stopping()) return false;
  return await Promise.race([ask(), stopped.then(() => false)]);
}
