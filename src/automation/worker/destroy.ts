import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { WorkerSetup } from "../messages.js";
import { ledgerOf, readLedger, writeLedger } from "../state/ledger.js";
import { exportResources } from "./adopt.js";
import { liftProtection, needsLifting } from "./lift-protection.js";
import type { EngineOptions } from "./operation.js";
import type { ProgramRun } from "./program-run.js";

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
  readonly reasonFor: (type: string) => string;
}

/** Lifts protection, writes down what will stay, deletes the rest, and removes the stack once it is empty. */
export async function destroyStack(destruction: Destruction): Promise<void> {
  const { setup, stack, options, silent, lifted, purgeKeys } = destruction;
  const before = await exportResources(stack);
  if (before.length > 0) {
    if (needsLifting(before, purgeKeys)) await liftProtection(stack, lifted, before, silent);
    await rememberRetained(destruction);
    await stack.destroy({ ...options, continueOnError: true });
  }
  if ((await exportResources(stack)).length === 0) await stack.workspace.removeStack(setup.step.stack);
}

/** An earlier destroy that was cut short has rows of its own, which the checkpoint no longer has. */
async function rememberRetained({ setup, stack, reasonFor }: Destruction): Promise<void> {
  if (setup.stateFolder === undefined) return;
  const now = ledgerOf(await exportResources(stack), reasonFor);
  const earlier = await readLedger(setup.stateFolder, setup.step.stack);
  const known = new Set(now.resources.map(({ urn }) => urn));
  await writeLedger(setup.stateFolder, setup.step.stack, {
    retained: [...now.retained, ...(earlier?.retained ?? []).filter(({ urn }) => !known.has(urn))],
    resources: [...now.resources, ...(earlier?.resources ?? []).filter(({ urn }) => !known.has(urn))],
  });
}
