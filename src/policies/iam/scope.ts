import { type Answer, answer, every, invert, some } from "../answer.js";
import { isUnknown, type Scope } from "./document.js";
import { covers, overlaps } from "./patterns.js";

/** Actions are compared without regard to case; ARNs with it. */
export function lowerCase({ negated, listed }: Scope): Scope {
  return { negated, listed: listed.map((word) => word.toLowerCase()) };
}

/** Whether all that the narrower scope names lies within the wider one. */
export function within(narrower: Scope, wider: Scope): Answer {
  if (!narrower.negated && !wider.negated)
    return every(narrower.listed.map((one) => some(wider.listed.map((other) => coversWord(other, one)))));
  // All but some words: only what matches everything is as wide.
  if (narrower.negated && !wider.negated) return some(wider.listed.map((other) => coversWord(other, "*")));
  if (narrower.negated) return every(wider.listed.map((one) => some(narrower.listed.map((by) => coversWord(by, one)))));
  return every(narrower.listed.map((one) => every(wider.listed.map((other) => invert(overlapsWord(other, one))))));
}

/** One scope for each of its words, which may be covered each by another statement. */
export function parts(scope: Scope): readonly Scope[] {
  return scope.negated ? [scope] : scope.listed.map((word) => ({ negated: false, listed: [word] }));
}

function coversWord(wider: string, narrower: string): Answer {
  if (covers(wider, narrower)) return "yes";
  return isUnknown(wider) || isUnknown(narrower) ? "unknown" : "no";
}

function overlapsWord(one: string, other: string): Answer {
  if (isUnknown(one) || isUnknown(other)) return "unknown";
  return answer(overlaps(one, other));
}
