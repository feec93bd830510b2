import type { Redactor } from "../deployment/redact.js";

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };

export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  /** 0 where the terminal does not tell, undefined where there is none. */
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
};

/** Calls back again and again until the function that it returned is called. */
export type Every = (milliseconds: number, tick: () => void) => () => void;

/** All that a terminal touches. */
export interface TerminalWorld {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly every: Every;
  readonly redact: Redactor;
}

/** The real timer. It keeps no process alive. */
export const every: Every = (milliseconds, tick) => {
  const timer = setInterval(tick, milliseconds).unref();
  return () => {
    clearInterval(timer);
  };
};
