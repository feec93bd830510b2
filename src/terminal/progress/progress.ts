import type { RunEvent } from "../../deployment/events.js";

/** Shows a run while it goes on. */
export interface Progress {
  readonly listen: (event: RunEvent) => void;
  /** Leaves the terminal to somebody else for as long as the work takes. */
  readonly aside: <T>(work: () => T) => T;
  readonly close: () => void;
}

/** Writes whole lines to stderr. */
export type Print = (lines: readonly string[]) => void;

export const SILENT: Progress = {
  listen: () => undefined,
  aside: (work) => work(),
  close: () => undefined,
};
