import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "../../deployment/redact.js";

/** The full log and the engine's events of one stack, in the run's folder; every line goes through the redactor. */
export interface RunLog {
  readonly text: (chunk: string) => void;
  readonly event: (event: unknown) => void;
  readonly close: () => Promise<void>;
}

export function openRunLog(folder: string, stack: string, redact: Redactor): RunLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const open = (ending: string) =>
    createWriteStream(join(folder, `${stack}.${ending}`), { flags: "a", mode: 0o600 }).on("error", () => {
      // A full disk must not fail the deployment that it was only to document.
    });
  const log = open("log");
  const events = open("events.ndjson");
  return {
    text: (chunk) => log.write(redact(chunk)),
    event: (event) => events.write(`${redact(JSON.stringify(event))}\n`),
    close: async () => {
      await Promise.all([log, events].map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
    },
  };
}
