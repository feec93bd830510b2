import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "../../deployment/redact.js";

/** A file of a run's folder; every line goes through the redactor. */
export interface RunLog {
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** Lines wait so long, in ms, to be written together: an engine says hundreds a second, and each write has its price. */
const GATHER = 100;

export function openRunLog(folder: string, name: string, redact: Redactor): RunLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stream = createWriteStream(join(folder, name), { flags: "a", mode: 0o600 }).on("error", () => {
    // A full disk must not fail the deployment that it was only to document.
  });
  let waiting = "";
  let timer: NodeJS.Timeout | undefined;
  const flush = (end: number): void => {
    timer = undefined;
    if (end > 0) stream.write(redact(waiting.slice(0, end)));
    waiting = waiting.slice(end);
  };
  return {
    write(text) {
      waiting += text;
      // A secret may come in pieces, so the last line waits until it is whole.
      timer ??= setTimeout(() => {
        flush(waiting.lastIndexOf("\n") + 1);
      }, GATHER);
    },
    close() {
      clearTimeout(timer);
      flush(waiting.length);
      return new Promise((resolve) => {
        stream.end(resolve);
      });
    },
  };
}
