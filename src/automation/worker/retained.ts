import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { StackResult } from "../../deployment/result.js";
import type { OpenedSetup } from "../messages.js";
import { forgetLedger, ledgerOf, readLedger, writeLedger, type Ledger } from "../state/ledger.js";
import { exportResources, putInto } from "./adopt.js";
import type { EngineOptions } from "./operation-context.js";
import { plannedSteps } from "./planned-steps.js";
import type { ProgramRun } from "./program-run.js";
import { kindOf } from "./step-kind.js";

/** What was left in the account on purpose, so that it can be had again; it is kept where tapctl can write beside the state. */
export interface Retained {
  /** Puts back what the program would make again; true if there was any. */
  adopt(stack: Stack, program: ProgramRun, silent: EngineOptions): Promise<boolean>;
  /** Before the engine forgets them. All that are marked, or those of the given URNs. */
  remember(stack: Stack, leaving?: ReadonlySet<string>): Promise<void>;
  /** After an `up`: what the stack has again is no longer left. */
  settle(stack: Stack): Promise<void>;
}

export function retainedOf({ store, step }: OpenedSetup, reasonFor: (type: string) => string): Retained {
  const read = async (): Promise<Ledger | undefined> =>
    store === undefined ? undefined : await readLedger(store, step.stack);
  const keep = async (ledger: Ledger): Promise<void> => {
    if (store === undefined) return;
    if (ledger.retained.length > 0) await writeLedger(store, step.stack, ledger);
    else await forgetLedger(store, step.stack);
  };

  return {
    async adopt(stack, program, silent) {
      const ledger = await read();
      if (ledger === undefined) return false;
      const steps = await plannedSteps(stack, program, silent);
      const wanted = new Set(steps.filter((step) => kindOf(step) === "create").map(({ urn }) => urn));
      const leaving = ledger.retained.filter(({ urn }) => wanted.has(urn)).map(({ urn }) => urn);
      return leaving.length > 0 && (await putInto(stack, selectFrom(ledger, new Set(leaving)).resources));
    },

    async remember(stack, leaving) {
      if (store === undefined || leaving?.size === 0) return;
      const now = ledgerOf(await exportResources(stack), reasonFor, leaving);
      await keep(joined(now, await read()));
    },

    async settle(stack) {
      const ledger = await read();
      if (ledger === undefined) return;
      const present = new Set((await exportResources(stack)).map(({ urn }) => urn));
      const left = ledger.retained.filter(({ urn }) => !present.has(urn)).map(({ urn }) => urn);
      await keep(selectFrom(ledger, new Set(left)));
    },
  };
}

/** Of a preview: what the program no longer has, and the account is to keep. */
export function leftBehind({ changes }: StackResult): ReadonlySet<string> {
  return new Set(changes.filter(({ kind }) => kind === "retain").map(({ urn }) => urn));
}

/** An earlier run that was cut short has rows of its own, which the checkpoint no longer has. */
function joined(now: Ledger, earlier: Ledger | undefined): Ledger {
  const known = new Set(now.resources.map(({ urn }) => urn));
  return {
    retained: [...now.retained, ...(earlier?.retained ?? []).filter(({ urn }) => !known.has(urn))],
    resources: [...now.resources, ...(earlier?.resources ?? []).filter(({ urn }) => !known.has(urn))],
  };
}

function selectFrom({ resources }: Ledger, urns: ReadonlySet<string>): Ledger {
  return ledgerOf(resources, () => "", urns);
}
