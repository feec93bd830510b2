import { setTimeout as sleep } from "node:timers/promises";
import type { Verdict } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import type { FoundFailure } from "./tracker.js";

/** After the first try. */
export const RETRIES = 3;

/** In ms. */
const FIRST_PAUSE = 2000;
const LOOK_EVERY = 100;

/** True where all that failed may pass by itself, and trying again makes nothing twice. */
export function canRepeat(operation: Operation, verdict: Verdict, found: readonly FoundFailure[]): boolean {
  return verdict === "failed" && found.length > 0 && found.every((failure) => passes(operation, failure));
}

function passes(operation: Operation, { reaction, urn, creating }: FoundFailure): boolean {
  if (reaction === "again" || reaction === "again-or-sign-in") return true;
  // What happened without a resource, such as a lost backend, may have been in the middle of a create.
  const mayHaveMade = operation === "up" && (urn === undefined || creating === true);
  return reaction === "again-unless-creating" && !mayHaveMade;
}

/** Nothing else will succeed before somebody has signed in. */
export function lostCredentials(verdict: Verdict, found: readonly FoundFailure[]): boolean {
  const lost = ({ reaction }: FoundFailure): boolean => reaction === "sign-in" || reaction === "again-or-sign-in";
  return verdict === "failed" && found.some(lost);
}

/** In ms, twice as long each time. Stacks that failed together do not all come back at once: `random` is from 0 to 1. */
export function pauseBefore(retry: number, random: number): number {
  return FIRST_PAUSE * 2 ** (retry - 1) * (0.5 + random / 2);
}

/** True as soon as nobody wants to wait any longer. */
export async function waitUnless(unwanted: () => boolean, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (!unwanted() && performance.now() < until) await sleep(LOOK_EVERY);
  return unwanted();
}
