import type { StackEngine } from "../deployment/engine.js";
import type { Listener } from "../deployment/events.js";
import { secretStrings } from "../deployment/outputs.js";
import type { Redactor } from "../deployment/redact.js";
import type { Step } from "../deployment/stack.js";
import type { WorkerSetup } from "./messages.js";
import { readStackOutputs, type BackendAccess } from "./state/checkpoint.js";
import { readUnfinished } from "./state/unfinished.js";
import { stateDigest } from "./state/state-digest.js";
import { startWorker } from "./worker-process.js";

export interface PulumiWorld {
  readonly backend: BackendAccess;
  /** The compiled src/worker.ts. */
  readonly script: string;
  readonly setupFor: (step: Step) => WorkerSetup;
  readonly listen: Listener;
  readonly redact: Redactor;
  /** Outputs of an `up` that did not finish are no outputs. */
  readonly isComplete: (step: Step, outputs: object) => boolean;
}

/** Pulumi behind the deployment's port: a worker process per stack, checkpoints read without one. */
export function pulumiEngine(world: PulumiWorld): StackEngine {
  const { backend, script, setupFor, listen, redact, isComplete } = world;
  const deployedOutputs: StackEngine["deployedOutputs"] = async (step) => {
    const outputs = await readStackOutputs(backend, step.stack);
    if (outputs === undefined || !isComplete(step, outputs)) return undefined;
    redact.add(Object.values(outputs).flatMap(secretStrings));
    return outputs;
  };
  return {
    deployedOutputs,
    open: (step) => startWorker({ script, setup: setupFor(step), environment: backend.environment, listen, redact }),
    async mayHold(step) {
      const { store } = backend;
      if ((await deployedOutputs(step)) !== undefined) return true;
      return store !== undefined && (await readUnfinished(store, step.stack)) !== undefined;
    },
    stateDigest: (step) => stateDigest(backend, step.stack),
  };
}
