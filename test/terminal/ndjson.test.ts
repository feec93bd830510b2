import { describe, expect, it } from "vitest";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import { FIRST_PREVIEW, FAILED_UP, PLAN, result } from "../reporting/sample-run.js";
import { RUN_STARTED, SUCCEEDED } from "./fakes/run.js";
import { fakeWorld } from "./fakes/world.js";

const linesOf = (text: string): unknown[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

describe("with --json", () => {
  it("writes an object a line for each event, and nothing to stderr", () => {
    const { world, stdout, stderr } = fakeWorld();
    const terminal = createTerminal({ json: true }, world);

    terminal.listen(RUN_STARTED);
    terminal.listen(SUCCEEDED);

    expect(linesOf(stdout.text)).toEqual([RUN_STARTED, SUCCEEDED]);
    expect(stderr.text).toBe("");
  });

  it("masks secret outputs and keeps unknown ones as they are", () => {
    const { world, stdout } = fakeWorld();
    const outputs = { password: { $secret: "hunter2hunter2" }, vpcId: { $unknown: "us-east-1" } };

    createTerminal({ json: true }, world).listen({ type: "stack-finished", result: result("us-east-1", { outputs }) });

    expect(linesOf(stdout.text)).toMatchObject([
      { result: { outputs: { password: "[secret]", vpcId: { $unknown: "us-east-1" } } } },
    ]);
  });

  it("stays JSON when a secret reads like a part of it", () => {
    const secrets = ["true", "1000", 'quo"ted', "line\nbreak"];
    const { world, stdout } = fakeWorld({ secrets });
    const message = 'true 1000 quo"ted line\nbreak';

    const terminal = createTerminal({ json: true }, world);
    terminal.listen({ type: "stack-finished", result: result("us-east-1", { outputsChanged: true, reason: message }) });
    terminal.listen({ type: "run-finished", exitStatus: 1000 });

    expect(linesOf(stdout.text)).toMatchObject([
      { result: { outputsChanged: true, reason: "[secret] [secret] [secret] [secret]" } },
      { exitStatus: 1000 },
    ]);
  });

  it("masks what is a secret only beside its name", () => {
    const { world, stdout } = fakeWorld();
    const outputs = { secretAccessKey: "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYabcd" };

    createTerminal({ json: true }, world).listen({ type: "stack-finished", result: result("us-east-1", { outputs }) });

    expect(stdout.text).toContain('"secretAccessKey":"[secret]"');
  });

  it("shows no page, says nothing and asks nothing", async () => {
    const { world, stdout, stderr } = fakeWorld({ tty: true });
    const terminal = createTerminal({ json: true }, world);

    terminal.showPreview(PLAN, FIRST_PREVIEW);
    terminal.showResults(FAILED_UP, { exitStatus: 1 });
    terminal.say("hello");
    const answers = [await terminal.confirm("Deploy?"), await terminal.confirmByTyping("Destroy?", "prod")];

    expect([terminal.canAsk, ...answers]).toEqual([false, false, false]);
    expect(stdout.text + stderr.text).toBe("");
  });

  it("writes a warning as a notice and a table as an object a row", () => {
    const { world, stdout } = fakeWorld();
    const terminal = createTerminal({ json: true }, world);

    terminal.warn("the lock is old");
    terminal.writeTable({ columns: [{ title: "stack" }, { title: "value" }], rows: [["global", "E1"]] });

    expect(linesOf(stdout.text)).toEqual([
      { type: "notice", severity: "warning", message: "the lock is old" },
      { stack: "global", value: "E1" },
    ]);
  });
});
