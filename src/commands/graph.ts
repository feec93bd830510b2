import { Command, Option } from "commander";
import { planDestroy, planUp } from "../deployment/plan.js";
import type { Deps } from "./deps.js";
import { GRAPH_TEXT, type GraphFormat } from "./graph-text.js";
import { selectionOf, withExamples, withStackOptions, type CommonFlags } from "./options.js";

interface GraphFlags extends CommonFlags {
  readonly as: "up" | "destroy";
  readonly format: GraphFormat;
}

export function graphCommand(deps: Deps): Command {
  const command = withStackOptions(
    new Command("graph")
      .description("show the order in which stacks run")
      .addOption(new Option("--as <operation>", "whose order").choices(["up", "destroy"]).default("up"))
      .addOption(new Option("--format <format>", "how").choices(Object.keys(GRAPH_TEXT)).default("tree")),
  ).action(async (flags: GraphFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const plan = (flags.as === "destroy" ? planDestroy : planUp)(project.deployment, selectionOf(project, flags));
    terminal.write(GRAPH_TEXT[terminal.json ? "json" : flags.format](plan));
    terminal.close();
  });
  return withExamples(command, {
    "tapctl graph": "as a tree",
    "tapctl graph --as destroy --format mermaid": "for a document",
    "tapctl graph --json": "stages for a CI matrix: one job a stack, `tapctl up --only <stack>`",
  });
}
