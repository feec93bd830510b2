import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";

async function script(shell: string): Promise<string> {
  const { run, terminal } = harness();
  await run("completion", shell);
  return terminal.written;
}

/** What bash would offer after a line whose last word is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const probe = [
    await script("bash"),
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tapctl; printf "%s\\n" "${COMPREPLY[@]}"',
  ].join("\n");
  const text = execFileSync("bash", ["-c", probe, "bash", ...words], { encoding: "utf8" });
  return text.split("\n").filter((line) => line !== "");
}

describe("completion in bash", () => {
  it.each([
    [["tapctl", "pre"], ["preview"]],
    [
      ["tapctl", "sandbox", ""],
      ["inventory", "add", "edit", "reset", "--help", "-h"],
    ],
    [["tapctl", "sandbox", "inventory", "--c"], ["--check"]],
    [["tapctl", "up", "--on-"], ["--on-failure"]],
    [["tapctl", "up", "--yes", "--app"], ["--approve-if"]],
    [
      ["tapctl", "up", "--on-failure", ""],
      ["finish", "stop"],
    ],
    [["tapctl", "preview", "--target", "s"], ["sandbox"]],
    [["tapctl", "completion", "z"], ["zsh"]],
    [["tapctl", "up", "--env", "d"], ["dev"]],
    [["tapctl", "up", "--report", ""], []],
  ])("offers for %j %j", async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("for %s knows every command and every option", async (shell) => {
    const text = await script(shell);

    for (const word of [
      "preview",
      "destroy",
      "inventory",
      "install",
      "detailed-exitcode",
      "purge-keys",
      "no-deletes",
    ]) {
      expect(text).toContain(word);
    }
  });

  it("for zsh quotes each description so that the shell reads it as one word", async () => {
    const entries = (await script("zsh")).split("\n").filter((line) => line.includes("found=("));

    expect(entries.length).toBeGreaterThan(10);
    for (const line of entries) expect(line).toMatch(/^ {4}"[a-z ]*"\) found=\((?:'[^'":]+(?::[^'":]*)?' ?)+\) ;;$/);
  });

  it("for fish quotes each description so that the shell reads it as one word", async () => {
    const lines = (await script("fish")).split("\n").filter((line) => line.startsWith("complete -c tapctl -n"));

    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) expect(line.split("'").length % 2).toBe(1);
  });

  it("refuses another shell", async () => {
    const { run } = harness();

    const { status } = await run("completion", "tcsh");

    expect(status).toBe(4);
  });
});
