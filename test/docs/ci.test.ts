import type { Command } from "commander";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compose } from "../../src/compose.js";
import { buildProgram } from "../../src/program.js";
import { githubOutputs } from "../../src/reporting/github-files.js";
import { report } from "../reporting/sample-run.js";

const TEXT = readFileSync(new URL("../../docs/ci.md", import.meta.url), "utf8");
const BLOCKS = [...TEXT.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => block);
const PROGRAM = buildProgram(compose(() => undefined));

/** Everything that a workflow hands to a shell. */
function scriptsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    if (key === "run" && typeof child === "string") return [child];
    if (/^(before_)?script$/.test(key) && Array.isArray(child)) return child.map(String);
    return scriptsIn(child);
  });
}

const COMMANDS = BLOCKS.flatMap((block) => scriptsIn(parse(block))).flatMap((script) =>
  [...script.matchAll(/tapctl\.js ([^|&)]*)/g)].map(([, words = ""]) => words.trim()),
);

/** What of a command line tapctl does not have. */
function strangers(line: string): readonly string[] {
  const words = line.split(/\s+/);
  let command: Command = PROGRAM;
  while (command.commands.some((child) => child.name() === words[0])) {
    const name = words.shift();
    command = command.commands.find((child) => child.name() === name) ?? command;
  }
  const found: string[] = command === PROGRAM ? [line] : [];
  while (words.length > 0) {
    const word = words.shift() ?? "";
    const option = command.options.find(({ long, short }) => long === word || short === word);
    if (option === undefined) found.push(word);
    const value = option?.required === true ? words.shift() : undefined;
    if (option?.required === true && value === undefined) found.push(`${word} without a value`);
    if (option?.argChoices !== undefined && !option.argChoices.includes(value ?? ""))
      found.push(`${word} ${value ?? ""}`);
  }
  return found;
}

describe("docs/ci.md", () => {
  it("has workflows that are YAML, with commands and options that exist", () => {
    expect(BLOCKS.length).toBeGreaterThanOrEqual(4);
    expect(COMMANDS.length).toBeGreaterThanOrEqual(10);

    expect(COMMANDS.filter((line) => strangers(line).length > 0).map((line) => [line, strangers(line)])).toEqual([]);
  });

  it("would notice a command, an option or a choice that does not exist", () => {
    expect(strangers("deploy --yes")).not.toEqual([]);
    expect(strangers("up --yes --force")).toEqual(["--force"]);
    expect(strangers("up --approve-if anything")).toEqual(["--approve-if anything"]);
    expect(strangers("up --plan")).toEqual(["--plan without a value"]);
  });

  it("runs one job a stack, cancels nothing for a newer run, and stores no secret", () => {
    expect(COMMANDS.filter((line) => line.includes("--only"))).toHaveLength(2);
    expect(TEXT.match(/cancel-in-progress: false/g)).toHaveLength(2);
    expect(TEXT).not.toMatch(/AWS_SECRET_ACCESS_KEY|secrets\./);
  });

  it("names every output, and uses none that tapctl does not set", () => {
    const set = [...githubOutputs(report(), "report.md").matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const used = [...TEXT.matchAll(/steps\.(?:preview|up)\.outputs\.(\w+)/g)].map(([, name]) => name);

    expect(used.filter((name) => !set.includes(name))).toEqual([]);
    expect(set.filter((name) => !TEXT.includes(`\`${name ?? ""}\``))).toEqual([]);
  });
});
