import type { EngineEvent, Stack, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { EngineOptions } from "./operation-context.js";
import type { ProgramRun } from "./program-run.js";

/** What the program would do to the stack, in the order of its resources: a preview that nobody is shown. */
export async function plannedSteps(
  stack: Stack,
  { run }: ProgramRun,
  silent: EngineOptions,
): Promise<readonly StepEventMetadata[]> {
  const steps: StepEventMetadata[] = [];
  const onEvent = (event: EngineEvent): void => {
    silent.onEvent(event);
    if (event.resourcePreEvent !== undefined) steps.push(event.resourcePreEvent.metadata);
  };
  await stack.preview({ ...silent, onEvent, program: run });
  return steps;
}
