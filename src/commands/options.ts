import { InvalidArgumentError, Option, type Command } from "commander";
import type { Selection } from "../deployment/plan.js";
import type { Project, ProjectFlags } from "./deps.js";
import type { TerminalFlags } from "./terminal.js";

export type CommonFlags = ProjectFlags & TerminalFlags;

const OWN_OPTIONS = "Options:";

/** How a command talks: every command has these. */
export function withOutputOptions(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("--json", "data and events as JSON on stdout")
    .option("--no-color", "no colours")
    .option("-q, --quiet", "results and errors only")
    .option("-v, --verbose", "every resource and property")
    .optionsGroup(OWN_OPTIONS);
}

/** Which environment: every command that reads a configuration has this. */
export function withEnvironmentOption(command: Command): Command {
  return command
    .optionsGroup("Environment:")
    .option("-e, --env <name>", "the environment: config/<name>.yaml (TAPCTL_ENV; default: prod)")
    .optionsGroup(OWN_OPTIONS);
}

/** Which environment, on what, and how to talk. */
export function withCommonOptions(command: Command): Command {
  const target = new Option("--target <target>", "what it is deployed to (default: aws)").choices(["aws", "sandbox"]);
  const endpoint = new Option("--endpoint-url <url>", "an emulator in place of AWS (AWS_ENDPOINT_URL)");
  const remote = new Option("--allow-remote-endpoint", "send real credentials to an emulator on another machine");
  const own = [target, endpoint, remote].map((option) => option.helpGroup("Environment:"));
  return withOutputOptions(own.reduce((built, option) => built.addOption(option), withEnvironmentOption(command)));
}

/** Which stacks: several with global, or exactly one. */
export function withStackOptions(command: Command): Command {
  return withCommonOptions(command)
    .optionsGroup("Stacks:")
    .addOption(regionsOption())
    .option("--only <stack>", "one stack and no other: a region or `global`")
    .optionsGroup(OWN_OPTIONS);
}

/** How a run goes. */
export function withRunOptions(command: Command): Command {
  return withStackOptions(command)
    .optionsGroup("Run:")
    .option("--concurrency <n>", "stacks at once (default: what memory and cores allow)")
    .addOption(new Option("--on-failure <rule>", "when a stack fails").choices(["finish", "stop"]))
    .option("--grace <duration>", "from the first Ctrl-C to the kill (default: none; 6s in CI)")
    .option("--min-session <duration>", "what a temporary session must still last (default: 15m)")
    .option("--lock-wait <duration>", "for a stack that somebody else works on (default: not at all)")
    .option("--report <file>", "write a report: .json, .md, .csv, or .xml for JUnit; repeatable", collect)
    .option("--faults <file>", "sandbox only: a plan of failures, as JSON")
    .option("--latency <duration>", "sandbox only: how long each operation takes, as in 1s")
    .optionsGroup(OWN_OPTIONS);
}

export function selectionOf({ selected }: Project, { only }: ProjectFlags): Selection {
  return { regions: selected, only };
}

/** Shown at the end of a command's help. */
export function withExamples(command: Command, examples: Readonly<Record<string, string>>): Command {
  const width = Math.max(...Object.keys(examples).map(({ length }) => length));
  const lines = Object.entries(examples).map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

export function regionsOption(): Option {
  return new Option("-r, --regions <list>", "some of the regions, as in us-east-1,us-west-2; repeatable").argParser(
    (value: string, previous: readonly string[] | undefined): readonly string[] => {
      const regions = value.split(",").map((region) => region.trim());
      if (regions.includes("")) throw new InvalidArgumentError("A region is empty.");
      return [...(previous ?? []), ...regions];
    },
  );
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}
