import { expect } from "vitest";
import type { Ended } from "./tapctl.js";

/** Every object on stdout; throws when there is anything else. */
export function eventsOf({ stdout }: Pick<Ended, "stdout">): readonly Record<string, unknown>[] {
  const lines = stdout.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What is on stdout, which is one JSON document. */
export function dataOf({ stdout }: Pick<Ended, "stdout">): unknown {
  return JSON.parse(stdout);
}

/** What a person sees who typed something wrong: a sentence and a remedy, no trace of how tapctl is made. */
export function expectPlainError({ stdout, stderr }: Ended): void {
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/node_modules|\.js:\d|has a bug/);
}
