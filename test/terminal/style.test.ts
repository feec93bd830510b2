import { describe, expect, it } from "vitest";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import { wantsColor } from "../../src/terminal/text/style.js";
import { FAILED_UP } from "../reporting/sample-run.js";
import { fakeWorld } from "./fakes/world.js";

describe("colours", () => {
  it.each([
    ["a terminal", {}, {}, true, true],
    ["a pipe", {}, {}, false, false],
    ["--no-color", { color: false }, {}, true, false],
    ["--no-color against FORCE_COLOR", { color: false }, { FORCE_COLOR: "1" }, true, false],
    ["NO_COLOR", {}, { NO_COLOR: "1" }, true, false],
    ["an empty NO_COLOR", {}, { NO_COLOR: "" }, true, true],
    ["NO_COLOR against FORCE_COLOR", {}, { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    ["FORCE_COLOR in a pipe", {}, { FORCE_COLOR: "1" }, false, true],
    ["FORCE_COLOR=0", {}, { FORCE_COLOR: "0" }, true, false],
    ["a dumb terminal", {}, { TERM: "dumb" }, true, false],
  ])("follow %s", (_name, flags, env, isTTY, expected) => {
    expect(wantsColor(flags, env, { isTTY })).toBe(expected);
  });

  it("are decided for each stream: a page that is piped has none", () => {
    const { world, stdout } = fakeWorld();
    const stderr = fakeWorld({ tty: true }).stderr;
    const terminal = createTerminal({}, { ...world, stderr });

    terminal.showResults(FAILED_UP, { exitStatus: 1 });
    terminal.warn("careful");

    expect(stdout.text).not.toContain("\u001b");
    expect(stderr.text).toContain("\u001b[33mWarning:");
  });

  it("are on a page that a person looks at", () => {
    const { world, stdout } = fakeWorld({ tty: true });

    createTerminal({}, world).showResults(FAILED_UP, { exitStatus: 1 });

    expect(stdout.text).toContain("\u001b[31m✖ 1 of 3 stacks done");
  });
});
