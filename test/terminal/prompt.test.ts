import { describe, expect, it } from "vitest";
import { createTerminal } from "../../src/terminal/create-terminal.js";
import { started } from "./fakes/run.js";
import { fakeWorld } from "./fakes/world.js";

function person(keys: string | undefined) {
  const fake = fakeWorld({ tty: true });
  if (keys === undefined) fake.stdin.end();
  else fake.stdin.write(keys);
  return { ...fake, terminal: createTerminal({ color: false }, fake.world) };
}

describe("a question", () => {
  it.each([
    ["y\n", true],
    ["Y\r\n", true],
    ["yes\n", true],
    [" YES \n", true],
    ["n\n", false],
    ["no\n", false],
    ["\n", false],
    ["yeah\n", false],
    ["prod\n", false],
  ])("is answered by %j with %s", async (keys, answer) => {
    expect(await person(keys).terminal.confirm("Deploy to prod?")).toBe(answer);
  });

  it("is declined when the input ends", async () => {
    expect(await person(undefined).terminal.confirm("Deploy to prod?")).toBe(false);
  });

  it("is declined by Ctrl-C, and the next line starts on the left", async () => {
    const { terminal, stderr } = person("\u0003");

    expect(await terminal.confirm("Deploy to prod?")).toBe(false);

    expect(stderr.text.endsWith("\n")).toBe(true);
  });

  it("takes one line on stderr and says what Enter means", async () => {
    const { terminal, stdout, stderr } = person("n\n");

    await terminal.confirm("Deploy to prod?");

    expect(stderr.screen.text()).toBe("Deploy to prod? [y/N] n");
    expect(stdout.text).toBe("");
  });

  it.each([
    ["prod\n", true],
    ["  prod \n", true],
    ["Prod\n", false],
    ["pro\n", false],
    ["yes\n", false],
    ["\n", false],
  ])("that wants the word prod is answered by %j with %s", async (keys, answer) => {
    expect(await person(keys).terminal.confirmByTyping('Type "prod" to destroy it:', "prod")).toBe(answer);
  });

  it("may follow another one", async () => {
    const { terminal, stdin } = person("y\n");
    const first = await terminal.confirm("Deploy?");

    stdin.write("n\n");

    expect([first, await terminal.confirm("Really?")]).toEqual([true, false]);
  });

  it("is alone on the screen: rows come back after it", async () => {
    const { terminal, stdin, stderr, pass } = person("");
    terminal.listen(started("us-east-1"));

    const answer = terminal.confirm("Go on?");
    terminal.listen(started("us-west-2"));
    pass(1_000);
    const during = stderr.screen.text();
    stdin.write("y\n");
    await answer;

    expect(during).toBe("Go on? [y/N]");
    expect(stderr.screen.text()).toContain("us-east-1");
  });

  it.each([{ tty: false }, { tty: true, json: true }])(
    "is declined unasked where nobody can answer (%o)",
    async ({ tty, json = false }) => {
      const { world, stderr } = fakeWorld({ tty });
      const terminal = createTerminal({ json }, world);

      expect([
        terminal.canAsk,
        await terminal.confirm("Deploy?"),
        await terminal.confirmByTyping("Type", "prod"),
      ]).toEqual([false, false, false]);

      expect(stderr.text).toBe("");
    },
  );
});
