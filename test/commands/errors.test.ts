import { describe, expect, it } from "vitest";
import * as errors from "../../src/commands/errors.js";
import { EXIT_STATUS, type TapStackError } from "../../src/errors.js";

const MADE: Readonly<Record<keyof typeof errors, TapStackError>> = {
  cannotAsk: errors.cannotAsk("tapctl up --yes"),
  declined: errors.declined("The deployment"),
  notConfirmed: errors.notConfirmed("prod", "dev"),
  primaryStays: errors.primaryStays("us-east-1"),
  sandboxOnly: errors.sandboxOnly("--faults"),
  nothingDeployed: errors.nothingDeployed("prod", "tapctl up"),
  nothingToAudit: errors.nothingToAudit("prod", "tapctl up"),
  notAnAccount: errors.notAnAccount("12"),
  otherStacks: errors.otherStacks("prod-us-east-1"),
  twoNames: errors.twoNames("dev", "prod"),
};

describe("the errors of commands", () => {
  it.each(Object.entries(MADE))(
    "%s begins like a sentence, ends without a period, and has an exit status",
    (_name, error) => {
      expect(error.message).toMatch(/^[A-Z].*[^.]$/);
      expect(EXIT_STATUS[error.code]).toBeGreaterThan(0);
    },
  );

  it.each(Object.entries(MADE).filter(([name]) => name !== "declined"))("%s says what to do", (_name, error) => {
    expect(error.hint).toMatch(/^[A-Z].*[^.]$/);
  });
});
