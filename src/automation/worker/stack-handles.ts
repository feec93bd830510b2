import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { OpenedSetup } from "../messages.js";
import type { Imports } from "./imports.js";
import type { EngineOptions } from "./operation-context.js";
import type { ProgramRun } from "./program-run.js";
import type { Retained } from "./retained.js";
import { createStack, forgetThrowaway, selectStack, throwawayStack } from "./workspace.js";

/** A stack to preview, and whether what it adopts must be read from the cloud first. */
interface PlannedStack {
  readonly stack: Stack;
  readonly refresh: boolean;
}

/** One stack as its backend has it, or a copy of one that is yet to be; each is opened once in a session. */
export interface StackHandles {
  existing(program: ProgramRun): Promise<Stack | undefined>;
  /** Only after approval. */
  orCreated(program: ProgramRun): Promise<Stack>;
  planned(program: ProgramRun): Promise<PlannedStack>;
  /** Begins what `planned` will need. */
  prepare(program: ProgramRun): void;
  /** It was destroyed, or nobody asks for it any more. */
  forget(): void;
  close(): Promise<void>;
}

interface HandlesWorld {
  readonly setup: OpenedSetup;
  readonly retained: Retained;
  readonly imports: Imports;
  readonly silent: EngineOptions;
  /** Sees to it that the engine can read the state. */
  readonly mend: () => Promise<void>;
  /** Settles what an interrupted run left, before anything else is done. */
  readonly recover: (stack: Stack) => Promise<void>;
  /** URNs of what the state may be wrong about, where that may not be settled. */
  readonly unread: (stack: Stack) => Promise<readonly string[]>;
  /** Finds what it made and never recorded; only a program with its inputs can say what. */
  readonly adopt: (stack: Stack, program: ProgramRun) => Promise<void>;
}

export function stackHandles(world: HandlesWorld): StackHandles {
  const { setup, retained, imports, silent, mend, recover, unread, adopt } = world;
  let known: Promise<Stack | undefined> | undefined;
  let copy: Promise<Stack> | undefined;
  let adopted: Promise<boolean> | undefined;
  const select = async ({ run }: ProgramRun): Promise<Stack | undefined> => {
    await mend();
    const stack = await selectStack(setup, run);
    if (stack !== undefined) await recover(stack);
    return stack;
  };
  const existing = (program: ProgramRun): Promise<Stack | undefined> => (known ??= select(program));
  const throwaway = ({ run }: ProgramRun): Promise<Stack> => (copy ??= throwawayStack(setup, run));
  // Made anew each time, since the stack may have changed.
  const copyOf = async (stack: Stack, { run }: ProgramRun): Promise<Stack> => {
    copy = throwawayStack(setup, run);
    await (await copy).importStack(await stack.exportStack());
    return await copy;
  };

  return {
    existing,
    async orCreated(program) {
      const stack = (await existing(program)) ?? (await createStack(setup, program.run));
      known = Promise.resolve(stack);
      return stack;
    },
    // What `up` would adopt is shown as adopted, in a copy that is forgotten. Only a program with its inputs can say what.
    async planned(program) {
      const found = await existing(program);
      if (found !== undefined) await adopt(found, program);
      const target = found === undefined ? [] : await unread(found);
      if (found !== undefined && target.length === 0 && !(await imports.missingFrom(found))) {
        return { stack: found, refresh: false };
      }
      const stack = found === undefined ? await throwaway(program) : await copyOf(found, program);
      if (target.length > 0) await stack.refresh({ ...silent, target: [...target] });
      const refresh = found === undefined && (await (adopted ??= retained.adopt(stack, program, silent)));
      await imports.readInto(stack, program);
      return { stack, refresh };
    },
    prepare(program) {
      existing(program)
        .then((stack) => (stack === undefined ? throwaway(program) : undefined))
        // Whoever asks for it first is told.
        .catch(() => undefined);
    },
    forget() {
      known = undefined;
    },
    async close() {
      if (copy === undefined) return;
      await copy.catch(() => undefined);
      await forgetThrowaway(setup);
    },
  };
}
