import type { StackResult } from "../deployment/result.js";

/** As in `4.1s`, `41s`, `1m 05s`, `2h 03m`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}m ${twoDigits(whole % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
}

/** Undefined where the stack never started or never ended. */
export function durationOf({ startedAt, endedAt }: Pick<StackResult, "startedAt" | "endedAt">): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
