import { describe, expect, it } from "vitest";
import type { Reaction } from "../../src/automation/failures/known-failure.js";
import { canRepeat, lostCredentials, pauseBefore } from "../../src/automation/worker/retry.js";
import type { FoundFailure } from "../../src/automation/worker/tracker.js";

const found = (reaction?: Reaction, rest: Partial<FoundFailure> = {}): FoundFailure => ({
  urn: "urn:pulumi:prod::tapctl::aws:x/y:Z::a",
  message: "It failed",
  ...(reaction === undefined ? {} : { reaction }),
  ...rest,
});

describe("trying again", () => {
  it.each([
    ["throttling", "up", [found("again", { creating: true })], true],
    ["credentials that a region may not know yet", "up", [found("again-or-sign-in")], true],
    ["a lost answer to an update", "up", [found("again-unless-creating")], true],
    ["a lost answer to a create", "up", [found("again-unless-creating", { creating: true })], false],
    ["a lost backend in the middle of an up", "up", [{ message: "Lost", reaction: "again-unless-creating" }], false],
    ["a lost backend in a preview", "preview", [{ message: "Lost", reaction: "again-unless-creating" }], true],
    ["an expired session", "up", [found("sign-in")], false],
    ["anything else", "up", [found()], false],
    ["throttling beside anything else", "up", [found("again"), found()], false],
    ["nothing that is known", "up", [], false],
  ] as const)("is for what passes and makes nothing twice: %s", (_title, operation, failures, expected) => {
    expect(canRepeat(operation, "failed", failures)).toBe(expected);
  });

  it("is not for what did not fail", () => {
    expect(canRepeat("up", "cancelled", [found("again")])).toBe(false);
    expect(canRepeat("up", "succeeded", [found("again")])).toBe(false);
  });

  it("waits twice as long each time, and never the same", () => {
    expect([1, 2, 3].map((retry) => pauseBefore(retry, 1))).toEqual([2000, 4000, 8000]);
    expect([1, 2, 3].map((retry) => pauseBefore(retry, 0))).toEqual([1000, 2000, 4000]);
  });
});

describe("lost credentials", () => {
  it.each([
    ["an expired session beside other failures", [found(), found("sign-in")], true],
    ["credentials that stayed unknown", [found("again-or-sign-in")], true],
    ["other failures", [found(), found("again")], false],
  ] as const)("are told from %s", (_title, failures, expected) => {
    expect(lostCredentials("failed", failures)).toBe(expected);
  });
});
