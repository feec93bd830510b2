import type { Every } from "../world.js";
import type { Progress } from "./progress.js";
import type { Region } from "./region.js";

const FRAME = 80;

interface RedrawOptions {
  readonly region: Region;
  readonly every: Every;
  /** No lines: nothing is to be drawn any more. */
  readonly render: () => readonly string[];
}

interface Redraw extends Pick<Progress, "aside"> {
  /** Draws now, and from now on a frame at a time; `soon` leaves it to the next frame where there is one. */
  readonly refresh: (when: "now" | "soon") => void;
  readonly stop: () => void;
}

/** Draws a region again and again, but not while somebody else has the terminal. */
export function createRedraw({ region, every, render }: RedrawOptions): Redraw {
  let cancel: (() => void) | undefined;
  let asides = 0;
  const stop = (): void => {
    cancel?.();
    cancel = undefined;
    region.clear();
  };
  const refresh = (when: "now" | "soon"): void => {
    if (when === "soon" && cancel !== undefined) return;
    const lines = asides > 0 ? [] : render();
    if (lines.length === 0) {
      stop();
      return;
    }
    region.draw(lines);
    cancel ??= every(FRAME, () => {
      refresh("now");
    });
  };
  const aside = <T>(work: () => T): T => {
    asides += 1;
    stop();
    return after(work, () => {
      asides -= 1;
      refresh("now");
    });
  };
  return { refresh, stop, aside };
}

/** Runs `done` once the work is over, also where it is asynchronous. */
function after<T>(work: () => T, done: () => void): T {
  let pending = false;
  try {
    const result = work();
    if (result instanceof Promise) {
      pending = true;
      void result.then(done, done);
    }
    return result;
  } finally {
    if (!pending) done();
  }
}
