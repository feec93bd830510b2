import { describe, expect, it } from "vitest";
import { edited, load, refusal } from "./project.js";

describe("V21", () => {
  it("refuses a level for a control that nobody has, and says which was meant", async () => {
    const text = edited("  controls: {}\n", "  controls: { S3.88: off, Nonsense.1000: off }\n");
    const { problems } = await refusal(load(text));

    expect(problems.map(({ rule, message, hint }) => [rule, message, hint])).toEqual([
      ["V21", 'policies.controls knows no control "S3.88": did you mean "S3.8"?', 'Write "S3.8"'],
      ["V21", 'policies.controls knows no control "Nonsense.1000"', "Write one of those in docs/policies.md"],
    ]);
  });

  it("warns where production takes what fails", async () => {
    const { warnings } = await load(edited("  level: mandatory\n", "  level: advisory\n"));

    expect(warnings.map(({ rule, message }) => [rule, message])).toEqual([
      ["V21", 'policies.level is "advisory": production is deployed although controls fail'],
    ]);
  });

  it("takes other levels for single controls", async () => {
    const { policies } = await load(edited("  controls: {}\n", "  controls: { S3.8: advisory }\n"));

    expect(policies).toEqual({ level: "mandatory", controls: { "S3.8": "advisory" } });
  });
});
