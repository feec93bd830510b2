import { PassThrough, Writable } from "node:stream";
import { createRedactor } from "../../../src/deployment/redact.js";
import type { Every, TerminalWorld } from "../../../src/terminal/world.js";
import { Screen } from "./screen.js";

interface FakeOptions {
  readonly tty?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
}

class FakeOutput extends Writable {
  text = "";
  private readonly shown: Screen;
  private unshown = "";
  declare readonly isTTY: boolean;
  declare columns: number | undefined;
  declare readonly rows: number | undefined;

  constructor({ tty = false, columns = 80, rows = 24 }: FakeOptions) {
    super({ decodeStrings: false });
    this.shown = new Screen(columns);
    Object.assign(this, tty ? { isTTY: true, columns, rows } : { isTTY: false, columns: undefined, rows: undefined });
  }

  /** Drawn when somebody looks. */
  get screen(): Screen {
    this.shown.write(this.unshown);
    this.unshown = "";
    return this.shown;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    const text = typeof chunk === "string" ? chunk : chunk.toString();
    this.text += text;
    this.unshown += text;
    done();
  }

  // What readline and ora ask of a terminal.
  cursorTo(): boolean {
    return this.write("\r");
  }
  moveCursor(_x: number, y: number): boolean {
    return y < 0 ? this.write(`\u001b[${-y}A`) : true;
  }
  clearLine(): boolean {
    return this.write("\u001b[K");
  }
}

/** A world whose clock stands still until it is told to go on. */
export function fakeWorld(options: FakeOptions = {}) {
  let now = Date.parse("2026-03-01T10:00:00.000Z");
  const timers = new Map<symbol, { readonly period: number; readonly tick: () => void; due: number }>();
  const every: Every = (period, tick) => {
    const key = Symbol();
    timers.set(key, { period, tick, due: now + period });
    return () => void timers.delete(key);
  };
  const pass = (milliseconds: number): void => {
    const until = now + milliseconds;
    for (;;) {
      const [next] = [...timers.values()].sort((a, b) => a.due - b.due);
      if (next === undefined || next.due > until) break;
      now = next.due;
      next.due += next.period;
      next.tick();
    }
    now = until;
  };
  /** Lets time go by without a tick, as a process does that was stopped. */
  const skip = (milliseconds: number): void => {
    now += milliseconds;
    for (const timer of timers.values()) timer.due += milliseconds;
  };
  const stdin = Object.assign(new PassThrough(), { isTTY: options.tty === true });
  const [stdout, stderr] = [new FakeOutput(options), new FakeOutput(options)];
  const redact = createRedactor(options.secrets);
  const world: TerminalWorld = { stdin, stdout, stderr, env: options.env ?? {}, now: () => now, every, redact };
  return { world, stdin, stdout, stderr, pass, skip, timers };
}
