import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/deployment/redact.js";
import { TapStackError, type Problem } from "../../src/errors.js";
import { formatError } from "../../src/terminal/format-error.js";
import { createStyle } from "../../src/terminal/text/style.js";

const PLAIN = createStyle(false);
const PROBLEMS: readonly Problem[] = [
  {
    rule: "V02",
    severity: "critical",
    message: 'The CIDR of "us-west-2" overlaps that of "us-east-1"',
    hint: "Choose a range that no other region uses",
    file: "config/prod.yaml",
    line: 12,
  },
  { rule: "V14", severity: "warning", message: "One region is configured", hint: "Add a second one" },
  { rule: "yaml", severity: "critical", message: "Cannot read it", hint: "Check it", file: "config/prod.yaml" },
];
const INVALID = new TapStackError("CONFIGURATION", "Cannot use config/prod.yaml: 3 problems", {
  problems: PROBLEMS,
  hint: "Correct them and run tapctl validate",
});

describe("an error that the user can act on", () => {
  it("is a sentence, every problem at its place, and the way out", () => {
    expect(formatError(INVALID, PLAIN)).toMatchInlineSnapshot(`
      "✖ Cannot use config/prod.yaml: 3 problems
        config/prod.yaml:12  V02  The CIDR of "us-west-2" overlaps that of "us-east-1"
          → Choose a range that no other region uses
        V14 (warning)  One region is configured
          → Add a second one
        config/prod.yaml  yaml  Cannot read it
          → Check it
        → Correct them and run tapctl validate"
    `);
  });

  it("is one line where there is no more to say", () => {
    expect(formatError(new TapStackError("CANCELLED", "Deployment cancelled"), PLAIN)).toBe("✖ Deployment cancelled");
  });

  it("is annotated on GitHub, on the lines of the file", () => {
    expect(formatError(INVALID, PLAIN, { github: true }).split("\n").slice(-3)).toMatchInlineSnapshot(`
      [
        "::error file=config/prod.yaml,line=12,title=V02::The CIDR of "us-west-2" overlaps that of "us-east-1". Choose a range that no other region uses",
        "::warning title=V14::One region is configured. Add a second one",
        "::error file=config/prod.yaml,title=yaml::Cannot read it. Check it",
      ]
    `);
  });

  it("is annotated on GitHub without problems too", () => {
    const text = formatError(new TapStackError("LOCKED", "Stack is locked: run 7, host a"), PLAIN, { github: true });

    expect(text.split("\n").at(-1)).toBe("::error title=tapctl::Stack is locked: run 7, host a");
  });

  it("holds nothing that GitHub would obey but its annotation", () => {
    const error = new TapStackError("STACK_FAILED", "##[set-env name=A]b", { hint: "::stop-commands::x" });

    expect(formatError(error, PLAIN, { github: true }).split("\n").slice(0, -1).join("\n")).not.toMatch(/^\s*::|##\[/m);
  });

  it("is red where colours are wanted", () => {
    expect(formatError(new TapStackError("USAGE", "No"), createStyle(true))).toBe(
      "\u001b[31m✖\u001b[39m \u001b[1mNo\u001b[22m",
    );
  });
});

describe("a bug", () => {
  const error = new TypeError("x is undefined\n  and so on");

  it("is one line and where the details are, without a stack trace", () => {
    expect(formatError(error, PLAIN, { details: ".tapctl/runs/4f2a/tapctl.log" })).toBe(
      "✖ tapctl has a bug: TypeError: x is undefined and so on\n  → Details are in .tapctl/runs/4f2a/tapctl.log",
    );
  });

  it("says how to see more where no log was written", () => {
    expect(formatError(error, PLAIN)).toContain("→ Set TAPCTL_DEBUG=1 to see where");
  });

  it("shows its stack trace to who debugs", () => {
    expect(formatError(error, PLAIN, { debug: true })).toMatch(/^ {4}at .*format-error\.test\.ts/m);
  });

  it.each([
    ["text", "text"],
    [undefined, "undefined"],
    [{ a: 1 }, "{ a: 1 }"],
    [7, "7"],
  ])("may be %j", (thrown, shown) => {
    expect(formatError(thrown, PLAIN)).toContain(`tapctl has a bug: ${shown}\n`);
  });
});

it("redacts and shows no control character, whatever the error holds", () => {
  const error = new TapStackError("STACK_FAILED", "\u001b[2Jhunter2hunter2\u0007", { hint: "hunter2hunter2\u009b31m" });

  const text = formatError(error, PLAIN, { redact: createRedactor(["hunter2hunter2"]) });

  expect(text).toBe("✖ [secret]\n  → [secret]");
});
