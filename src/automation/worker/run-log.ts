import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "../../deployment/redact.js";

/** A file of a run's folder; every line goes through the redactor. */
export interface RunLog {
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
}

export function openRunLog(folder: string, name: string, redact: Redactor): RunLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stream = createWriteStream(join(folder, name), { flags: "a", mode: 0o600 }).on("error", () => {
    // A full disk must not fail the deployment that it was only to document.
  });
  return {
    write: (text) => stream.write(redact(text)),
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}
