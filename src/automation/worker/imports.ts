import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { TapStackError } from "../../errors.js";
import type { ResourceState } from "../state/ledger.js";
import { exportResources, putInto } from "./adopt.js";
import { importStates, isOf, type ImportTarget } from "./import-states.js";
import type { EngineOptions } from "./operation-context.js";
import { plannedSteps } from "./planned-steps.js";
import type { ProgramRun } from "./program-run.js";

/**
 * What the account has already and one stack is to take over. Pulumi's own `import` refuses whatever differs from the
 * program; here it becomes part of the stack as the cloud has it, so that the differences are updates.
 */
export interface Imports {
  /** Whether the stack lacks some of it. */
  missingFrom(stack: Stack): Promise<boolean>;
  /** Reads what a copy of the stack lacks from the cloud into that copy. */
  readInto(copy: Stack, program: ProgramRun): Promise<void>;
  /** Puts what was read into the stack itself, in one write. Only after approval. */
  adopt(stack: Stack): Promise<void>;
  /** Of what was read. */
  urns(): ReadonlySet<string>;
}

export function importsOf(targets: readonly ImportTarget[], silent: EngineOptions): Imports {
  let read: readonly ResourceState[] = [];
  let urns: ReadonlySet<string> = new Set();
  const lacking = (present: readonly ResourceState[]): readonly ImportTarget[] =>
    targets.filter((target) => !present.some((resource) => isOf(target, resource)));

  return {
    missingFrom: async (stack) => targets.length > 0 && lacking(await exportResources(stack)).length > 0,

    async readInto(copy, program) {
      if (targets.length === 0) return;
      const present = await exportResources(copy);
      const wanted = lacking(present);
      if (wanted.length === 0) return;
      const { resources, imported } = importStates(await plannedSteps(copy, program, silent), present, wanted);
      if (imported.size === 0) return;
      await putInto(copy, resources);
      await copy.refresh({ ...silent, target: [...imported.keys()] });
      const now = await exportResources(copy);
      const known = new Set(now.map(({ urn }) => urn));
      const strange = [...imported].flatMap(([urn, target]) => (known.has(urn) ? [] : [target]));
      if (strange.length > 0) throw notThere(strange);
      const added = new Set(resources.map(({ urn }) => urn));
      read = now.filter(({ urn }) => added.has(urn));
      urns = new Set(imported.keys());
    },

    async adopt(stack) {
      await putInto(stack, read);
    },

    urns: () => urns,
  };
}

function notThere(targets: readonly ImportTarget[]): TapStackError {
  const names = targets.map(({ setting, id }) => `${setting} names "${id}"`).join(", ");
  const which = targets.length === 1 ? "which is not there" : "which are not there";
  return new TapStackError("CONFIGURATION", `Cannot import: ${names}, ${which}`, {
    hint: "Correct it in the configuration, or remove it, and one is made",
  });
}
