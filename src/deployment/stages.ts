import type { Plan } from "./plan.js";
import type { Step } from "./stack.js";

/** What may run at once, in order: a stage needs nothing but the stages before it. */
export function stagesOf({ steps }: Plan): readonly (readonly Step[])[] {
  const stages: Step[][] = [];
  for (const step of steps) {
    const last = stages.findLastIndex((stage) => stage.some(({ stack }) => step.needs.includes(stack)));
    const stage = stages[last + 1];
    if (stage === undefined) stages.push([step]);
    else stage.push(step);
  }
  return stages;
}
