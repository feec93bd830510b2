import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { WorkerSetup } from "../messages.js";
import { exportResources } from "./adopt.js";
import { liftProtection, needsLifting } from "./lift-protection.js";
import type { EngineOptions } from "./operation-context.js";
import type { ProgramRun } from "./program-run.js";
import type { Retained } from "./retained.js";

interface Destruction {
  readonly setup: WorkerSetup;
  readonly stack: Stack;
  /** The program with its protection lifted. */
  readonly lifted: ProgramRun;
  readonly purgeKeys: boolean;
  /** For the deletions, which the result counts. */
  readonly options: EngineOptions;
  /** For what comes before them. */
  readonly silent: EngineOptions;
  readonly retained: Retained;
}

/** Lifts protection, writes down what will stay, deletes the rest, and removes the stack once it is empty. */
export async function destroyStack(destruction: Destruction): Promise<void> {
  const { setup, stack, options, silent, lifted, purgeKeys, retained } = destruction;
  const before = await exportResources(stack);
  if (before.length > 0) {
    if (needsLifting(before, purgeKeys)) await liftProtection(stack, lifted, before, silent);
    await retained.remember(stack);
    await stack.destroy({ ...options, continueOnError: true });
  }
  if ((await exportResources(stack)).length === 0) await stack.workspace.removeStack(setup.step.stack);
}
