import type { Place } from "./place.js";
import { commandLine, start, type Running, type Variables } from "./tapctl.js";

export const CTRL_C = "\u0003";

export interface Terminal extends Running {
  /** As if it were typed. */
  readonly type: (keys: string) => void;
}

/** Runs the tool on a pseudo-terminal of 120 columns; what it shows is on stdout. */
export function onTerminal(place: Place, args: readonly string[], variables: Variables = {}): Terminal {
  const command = commandLine(args).map(quoted).join(" ");
  const script = `stty cols 120 rows 40; exec ${command}`;
  const running = start(place, "script", ["--quiet", "--return", "--flush", "--command", script, "/dev/null"], {
    TERM: "xterm-256color",
    SHELL: "/bin/sh",
    ...variables,
  });
  return { ...running, type: (keys) => running.child.stdin?.write(keys) };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
