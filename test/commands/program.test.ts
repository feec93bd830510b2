import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";
import { EXIT_STATUS } from "../../src/errors.js";

describe("tapctl", () => {
  it("prints its version and exits 0", async () => {
    const { run } = harness();

    expect(await run("--version")).toMatchObject({ status: 0, usage: "1.2.3\n" });
  });

  it("names every exit status at the end of its help", async () => {
    const { run } = harness();

    const { status, usage } = await run("--help");

    expect(status).toBe(0);
    const end = usage.slice(usage.indexOf("Exit status:"));
    for (const number of Object.values(EXIT_STATUS)) expect(end).toMatch(new RegExp(`^  ${number} `, "m"));
  });

  it("shows its help and exits 4 without a command", async () => {
    const { run } = harness();

    const { status, usage } = await run();

    expect(status).toBe(4);
    expect(usage).toMatch(/^Usage: tapctl /);
  });

  it.each([
    [["up", "--regoins", "x"], "error: unknown option '--regoins' (Did you mean --regions?)\n"],
    [["upp"], "error: unknown command 'upp' (Did you mean up?)\n"],
    [["up", "now"], "error: too many arguments for 'up'. Expected 0 arguments but got 1 (see tapctl up --help)\n"],
    [["sandbox", "edit", "vpc-1"], "error: missing required argument 'path' (see tapctl sandbox edit --help)\n"],
    [["up", "--report"], "error: option '--report <file>' argument missing (see tapctl up --help)\n"],
    [["engine", "instal"], "error: unknown command 'instal' (Did you mean install?)\n"],
    [
      ["up", "-r", "us-east-1,,us-west-2"],
      "error: option '-r, --regions <list>' argument 'us-east-1,,us-west-2' is invalid. A region is empty (see tapctl up --help)\n",
    ],
  ])("answers %j in one sentence with a remedy, exits 4 and does nothing", async (argv, expected) => {
    const { run, engine } = harness();

    const { status, usage } = await run(...argv);

    expect(status).toBe(4);
    expect(usage).toBe(expected);
    expect(engine.calls).toEqual([]);
  });

  it.each(["up", "destroy", "preview", "outputs", "sandbox", "completion"])("explains %s", async (command) => {
    const { run } = harness();

    const { status, usage } = await run(command, "--help");

    expect(status).toBe(0);
    expect(usage).toMatch(new RegExp(`^Usage: tapctl ${command} `));
    expect(usage).toContain("-h, --help");
  });

  it.each([["up"], ["destroy"], ["preview"]])("groups the options of %s, its own first", async (command) => {
    const { run } = harness();

    const { usage } = await run(command, "--help");

    const headings = usage.split("\n").filter((line) => /^\w+:$/.test(line));
    expect(headings).toEqual(["Options:", "Environment:", "Output:", "Stacks:", "Run:"]);
  });
});
