import { constants, open, stat } from "node:fs/promises";
import type { RunReport } from "../deployment/report.js";
import { EXIT_STATUS, TapStackError } from "../errors.js";
import { hasChanges } from "../deployment/result.js";
import { oneLine } from "./plain-text.js";

/** What later steps of a job ask of this one, as `steps.<id>.outputs.<name>`. */
export function githubOutputs(report: RunReport, path: string): string {
  const outputs = {
    result: resultOf(report),
    exit_status: String(report.exitStatus),
    has_changes: String(report.stacks.some(hasChanges)),
    has_deletes: String(report.stacks.some(({ counts }) => counts.delete + counts.replace > 0)),
    run: report.run,
    report: path,
  };
  return Object.entries(outputs)
    .map(([name, value]) => `${name}=${oneLine(value)}\n`)
    .join("");
}

function resultOf({ exitStatus, signal, stacks }: RunReport): string {
  if (signal !== undefined || exitStatus === EXIT_STATUS.CANCELLED) return "cancelled";
  if (exitStatus !== 0 && exitStatus !== EXIT_STATUS.DRIFT_FOUND) return "failed";
  return stacks.some(hasChanges) ? "succeeded" : "unchanged";
}

/** A file that other commands of the same step write to as well: ours is what lies behind the place where we began. */
export interface OwnTail {
  readonly replace: (text: string) => Promise<void>;
}

/** Text that replaces itself: a run that is cancelled writes what is known at once, and again at its end. */
export function ownTail(path: string): OwnTail {
  let start: Promise<number> | undefined;
  return {
    async replace(text) {
      try {
        await replaceFrom(await (start ??= sizeOf(path)), path, text);
      } catch (cause) {
        throw unwritable(path, cause);
      }
    },
  };
}

async function replaceFrom(from: number, path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    await file.truncate(from);
    await file.write(text, from);
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function unwritable(path: string, cause: unknown): TapStackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TapStackError("STATE", `Cannot write what GitHub reads to "${path}": ${reason}`, {
    hint: "Correct or unset GITHUB_OUTPUT and GITHUB_STEP_SUMMARY",
    cause,
  });
}
