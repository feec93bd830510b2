import { InvalidArgumentError, Option, type Command } from "commander";
import type { Selection } from "../deployment/plan.js";
import type { Project, ProjectFlags } from "./deps.js";
import type { TerminalFlags } from "./terminal.js";

export type CommonFlags = ProjectFlags & TerminalFlags;

/** Which environment, where, and how to talk: every command that reads a configuration has these. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("-e, --env <name>", "the environment: config/<name>.yaml (TAPCTL_ENV; default: prod)")
    .addOption(new Option("--target <target>", "what it is deployed to (default: aws)").choices(["aws", "sandbox"]))
    .option("--json", "data and events as JSON on stdout")
    .option("--no-color", "no colours")
    .option("-q, --quiet", "results and errors only")
    .option("-v, --verbose", "every resource and property");
}

/** Which stacks: several with global, or exactly one. */
export function withStackOptions(command: Command): Command {
  return withCommonOptions(command)
    .addOption(regionsOption())
    .option("--only <stack>", "one stack and no other: a region or `global`");
}

/** How a run goes. */
export function withRunOptions(command: Command): Command {
  return withStackOptions(command)
    .option("--concurrency <n>", "stacks at once (default: what memory and cores allow)")
    .addOption(new Option("--on-failure <rule>", "when a stack fails").choices(["finish", "stop"]))
    .option("--grace <duration>", "from the first Ctrl-C to the kill (default: none; 6s in CI)")
    .option("--report <file>", "write a report, .json or .md; repeatable", collect)
    .option("--faults <file>", "sandbox only: a plan of failures, as JSON")
    .option("--latency <duration>", "sandbox only: how long each operation takes, as in 1s");
}

export function selectionOf({ selected }: Project, { only }: ProjectFlags): Selection {
  return { regions: selected, only };
}

function regionsOption(): Option {
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
