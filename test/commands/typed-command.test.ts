import { describe, expect, it } from "vitest";
import { typedCommand } from "../../src/commands/typed-command.js";
import { PROD } from "../support/plans.js";

describe("a command that is suggested", () => {
  it.each([
    ["prod", "aws", "tapctl outputs"],
    ["dev", "aws", "tapctl outputs --env dev"],
    ["prod", "sandbox", "tapctl outputs --target sandbox"],
    ["dev", "sandbox", "tapctl outputs --env dev --target sandbox"],
  ] as const)("goes on with %s on %s", (name, target, expected) => {
    expect(typedCommand({ deployment: { ...PROD, name }, target, endpoint: undefined }, "outputs")).toBe(expected);
  });

  it("names the emulator again", () => {
    const endpoint = "http://localhost:5000";

    expect(typedCommand({ deployment: PROD, target: "aws", endpoint }, "up")).toBe(
      "tapctl up --endpoint-url http://localhost:5000",
    );
  });
});
