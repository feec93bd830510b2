import { hostname } from "node:os";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { Listener } from "../../deployment/events.js";
import type { OpenedSetup } from "../messages.js";
import { adoptCreated } from "../recovery/adopt-created.js";
import type { FindCreated } from "../../deployment/sought.js";
import {
  describeUnfinished,
  forgetUnfinished,
  readUnfinished,
  writeUnfinished,
  type Unfinished,
} from "../state/unfinished.js";
import { keepCheckpoint } from "../state/stored-checkpoint.js";
import type { EngineOptions } from "./operation-context.js";
import type { ProgramRun } from "./program-run.js";

/**
 * The mark that a stack is being changed, and what follows from finding another run's. It is kept where tapctl can write
 * beside the state.
 */
export interface UnfinishedWork {
  /** Finds what an unfinished run made and the state does not know; each time, since more inputs tell more. */
  adopt(stack: Stack, program: ProgramRun): Promise<void>;
  /** Before the first change. */
  begin(): Promise<void>;
  /** After a part of the change: this run has left nothing, but one before it may have. */
  endPart(): Promise<void>;
  /** Neither this run nor those before it have left anything to find. */
  end(): Promise<void>;
}

interface WorkWorld {
  readonly setup: OpenedSetup;
  readonly find: FindCreated;
  readonly emit: Listener;
  readonly silent: EngineOptions;
}

export function unfinishedWork({ setup, find, emit, silent }: WorkWorld): UnfinishedWork {
  const { store, step, run, writes, workFolder } = setup;
  let earlier: Promise<Unfinished | undefined> | undefined;
  let told = false;
  const say = (message: string): void => {
    emit({ type: "diagnostic", stack: step.stack, label: step.label, severity: "warning", message });
  };
  const markOfOther = (): Promise<Unfinished | undefined> =>
    (earlier ??= store === undefined ? Promise.resolve(undefined) : readUnfinished(store, step.stack));
  const end = async (): Promise<void> => {
    earlier = Promise.resolve(undefined);
    if (store !== undefined) await forgetUnfinished(store, step.stack);
  };

  return {
    end,
    async endPart() {
      if ((await markOfOther()) === undefined) await end();
    },
    async adopt(stack, program) {
      const mark = await markOfOther();
      if (mark === undefined) return;
      if (!told) for (const sentence of sentencesOf(mark, setup)) say(sentence);
      told = true;
      if (!writes) return;
      const { adopted, left } = await adoptCreated(stack, program, { find, silent, workFolder });
      if (adopted.length > 0) say(`${adopted.length} resources that it had made without recording them are adopted`);
      if (left === 0) await end();
    },
    async begin() {
      if (store === undefined) return;
      await markOfOther();
      await writeUnfinished(store, step.stack, { ...run, host: hostname(), since: new Date().toISOString() });
      await keepCheckpoint(store, step.stack);
    },
  };
}

function sentencesOf(mark: Unfinished, { run, writes }: OpenedSetup): readonly string[] {
  const what = `An earlier run did not finish here (${describeUnfinished(mark)})`;
  const next = writes ? "this one goes on from there" : "the next tapctl up goes on from there";
  const moved = [
    ...(mark.configurationDigest === run.configurationDigest ? [] : ["the configuration has changed"]),
    ...(mark.version === run.version ? [] : [`tapctl has changed from ${mark.version}`]),
  ];
  return [`${what}: ${next}`, ...(moved.length === 0 ? [] : [`Since that run ${moved.join(" and ")}`])];
}
