import type { Plan } from "../deployment/plan.js";
import { stagesOf } from "../deployment/stages.js";

export type GraphFormat = "tree" | "mermaid" | "dot" | "json";

/** Each ends with a newline. */
export const GRAPH_TEXT: Readonly<Record<GraphFormat, (plan: Plan) => string>> = {
  tree: treeText,
  mermaid: mermaidText,
  dot: dotText,
  json: jsonText,
};

function treeText(plan: Plan): string {
  const stages = stagesOf(plan);
  const lines = stages.flatMap((stage, at) => {
    const lastStage = at === stages.length - 1;
    const head = `${lastStage ? "└─" : "├─"} stage ${at + 1}${stage.length > 1 ? ", in parallel" : ""}`;
    const below = stage.map(({ stack }, index) => {
      return `${lastStage ? "   " : "│  "}${index === stage.length - 1 ? "└─" : "├─"} ${stack}`;
    });
    return [head, ...below];
  });
  return `${[plan.deployment.name, ...lines].join("\n")}\n`;
}

function mermaidText(plan: Plan): string {
  const nodes = plan.steps.map(({ stack, label }) => `  ${stack}["${label}"]`);
  return `${["flowchart LR", ...nodes, ...edges(plan).map(([from, to]) => `  ${from} --> ${to}`)].join("\n")}\n`;
}

function dotText(plan: Plan): string {
  const nodes = plan.steps.map(({ stack, label }) => `  "${stack}" [label="${label}"];`);
  const arrows = edges(plan).map(([from, to]) => `  "${from}" -> "${to}";`);
  return `${[`digraph "${plan.deployment.name}" {`, "  rankdir=LR;", ...nodes, ...arrows, "}"].join("\n")}\n`;
}

/** What `--only` takes, so that each stage is a matrix of jobs. */
function jsonText(plan: Plan): string {
  const stages = stagesOf(plan).map((stage) => ({ stacks: stage.map(({ label }) => label) }));
  return `${JSON.stringify({ stages })}\n`;
}

function edges({ steps }: Plan): readonly (readonly [from: string, to: string])[] {
  return steps.flatMap(({ stack, needs }) => needs.map((need) => [need, stack] as const));
}
