import type { RunEvent } from "../../deployment/events.js";
import type { StackResult, Verdict } from "../../deployment/result.js";
import { describeCounts, wordsFor } from "../../reporting/change-words.js";
import { durationOf, formatDuration } from "../../reporting/duration.js";
import { oneLine } from "../../reporting/plain-text.js";
import { labelOf } from "../../reporting/resource-name.js";
import type { Style } from "../text/style.js";

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  succeeded: "succeeded",
  unchanged: "unchanged",
  failed: "failed",
  skipped: "skipped",
  cancelled: "cancelled",
  "not-started": "not started",
};

const STOPPING = [
  "Stopping: nothing new starts, what is in flight is finished. Press Ctrl-C again to stop sooner",
  "Stopping sooner: what is in flight is left to the next run. Press Ctrl-C again to end everything now",
  "Ending everything now: the next run takes up what was left",
] as const;

/** The first line of every run. */
export function describeRun({ command, environment, account, target, backend, concurrency }: RunStarted): string {
  return `tapctl ${command}: ${environment}, account ${account}, target ${target}, backend ${backend}, ${concurrency} at once`;
}
type RunStarted = Extract<RunEvent, { type: "run-started" }>;

/** As in `up succeeded in 1m 23s: 52 created`. */
export function describeFinish(result: StackResult): string {
  const duration = durationOf(result);
  const time = duration === undefined ? "" : ` in ${formatDuration(duration)}`;
  const counts = describeCounts(result.counts, wordsFor([result]));
  const more = reasonOf(result) ?? counts;
  return `${result.operation} ${VERDICTS[result.verdict]}${time}${more === "" ? "" : `: ${more}`}`;
}

/** One line; undefined where nothing went wrong. */
export function reasonOf({ verdict, reason, causedBy = [], failures }: StackResult): string | undefined {
  if (verdict === "succeeded" || verdict === "unchanged") return undefined;
  const causes = causedBy.map((stack) => `${labelOf(stack)} failed`).join(", ");
  const found = reason ?? (causes === "" ? failures[0]?.message : causes);
  return found === undefined ? undefined : oneLine(found);
}

export function describeStopping(times: number): string {
  return STOPPING[Math.min(Math.max(times, 1), STOPPING.length) - 1] ?? STOPPING[0];
}

export function verdictMark(verdict: Verdict, style: Style): string {
  switch (verdict) {
    case "succeeded":
    case "unchanged":
      return style.good("✔");
    case "failed":
      return style.bad("✖");
    case "skipped":
    case "cancelled":
    case "not-started":
      return style.warn("–");
  }
}
