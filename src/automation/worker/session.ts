import type { Listener } from "../../deployment/events.js";
import type { Upstream } from "../../deployment/outputs.js";
import type { Redactor } from "../../deployment/redact.js";
import type { StackResult } from "../../deployment/result.js";
import type { Operation } from "../../deployment/stack.js";
import type { OpenedSetup } from "../messages.js";
import type { FindCreated } from "../../deployment/sought.js";
import { destroyStack } from "./destroy.js";
import type { ImportTarget } from "./import-states.js";
import { importsOf } from "./imports.js";
import { runOperation } from "./operation.js";
import { engineOptions, type OperationContext } from "./operation-context.js";
import { liftProtectionIn } from "./lift-protection.js";
import { NO_ORIGINS } from "./origins.js";
import { prepareProgram, type Program, type ProgramRun, type Protection } from "./program-run.js";
import { prune } from "./prune.js";
import { recover } from "./recover.js";
import { mend } from "./mend.js";
import { refuseUnknowns } from "./refuse-unknowns.js";
import { leftBehind, retainedOf } from "./retained.js";
import { readUnsettled } from "../recovery/unsettled.js";
import { openRunLog } from "./run-log.js";
import { stackHandles } from "./stack-handles.js";
import { unfinishedWork } from "./unfinished-work.js";

export interface SessionWorld {
  readonly setup: OpenedSetup;
  readonly program: Program;
  readonly emit: Listener;
  readonly redact: Redactor;
  readonly interrupted: () => boolean;
  readonly stop: OperationContext["stop"];
  readonly reasonFor: (type: string) => string;
  /** What the account has already, and the stack is to have. */
  readonly imports: readonly ImportTarget[];
  readonly find: FindCreated;
  readonly gate: OperationContext["gate"];
  readonly analyzer: OperationContext["analyzer"];
}

/** One stack, for the whole of a run: its modules are loaded once and serve preview and up. */
export interface Session {
  /** What the first preview will need of the engine, before anybody asks for it. */
  prepare(): void;
  preview(upstream: Upstream): Promise<StackResult>;
  up(upstream: Upstream): Promise<StackResult>;
  /** Deletes those resources, which the program no longer has, and does nothing else. */
  prune(urns: readonly string[]): Promise<StackResult>;
  unprotect(upstream: Upstream, regions: readonly string[]): Promise<StackResult>;
  refresh(previewOnly: boolean): Promise<StackResult>;
  destroy(upstream: Upstream, purgeKeys: boolean): Promise<StackResult>;
  close(): Promise<void>;
}

export function openSession(world: SessionWorld): Session {
  const { setup } = world;
  const open = (ending: string) => openRunLog(setup.runFolder, `${setup.step.stack}.${ending}`, world.redact);
  const log = open("log");
  const events = open("events.ndjson");
  const context: OperationContext = { ...world, log, events };
  const silent = engineOptions(context, { onEvent: () => undefined });
  const judged = world.analyzer === undefined ? {} : { policyPacks: [world.analyzer.policyPack] };
  const retained = retainedOf(setup, world.reasonFor);
  const imports = importsOf(world.imports, silent);
  const unfinished = unfinishedWork({ ...world, silent });
  let leaving: ReadonlySet<string> = new Set();
  const prepare = (operation: Operation, upstream: Upstream, protection: Protection = "configured"): ProgramRun =>
    prepareProgram({ program: world.program, operation, protection, upstream, label: setup.step.label });
  const { find, emit } = world;
  const handles = stackHandles({
    ...{ setup, retained, imports, silent, adopt: (...asked) => unfinished.adopt(...asked) },
    mend: () => mend(setup, emit),
    async recover(stack) {
      if (setup.writes) await recover(stack, { setup, find, emit, silent });
    },
    unread: async (stack) => (setup.writes ? [] : (await readUnsettled(stack, setup)).halfDone),
  });

  return {
    prepare() {
      handles.prepare(prepare("preview", {}));
    },

    async preview(upstream) {
      const program = prepare("preview", upstream);
      const result = await runOperation(context, "preview", async (options) => {
        const { stack, refresh } = await handles.planned(program);
        await stack.preview({ ...options, program: program.run, refresh });
        return { ...(await program.findings()), imported: imports.urns() };
      });
      leaving = leftBehind(result);
      return result;
    },

    async up(upstream) {
      const program = prepare("up", upstream);
      return await runOperation(context, "up", async (options) => {
        refuseUnknowns(upstream);
        const stack = await handles.orCreated(program);
        await unfinished.begin();
        const refresh = await retained.adopt(stack, program, silent);
        await imports.adopt(stack);
        await retained.remember(stack, leaving);
        try {
          await stack.up({ ...options, ...judged, program: program.run, refresh, continueOnError: true });
        } catch (error) {
          // Whoever tries again has to see first what this try made only in part.
          handles.forget();
          throw error;
        }
        await retained.settle(stack);
        await unfinished.end();
        return { ...(await program.findings()), imported: imports.urns() };
      });
    },

    async prune(urns) {
      return await runOperation(context, "up", async (options) => {
        const stack = await handles.existing(prepare("up", {}));
        if (stack === undefined) return { origins: NO_ORIGINS };
        await unfinished.begin();
        await retained.remember(stack, leaving);
        await prune(stack, urns, options);
        await unfinished.endPart();
        return { origins: NO_ORIGINS };
      });
    },

    async unprotect(upstream, regions) {
      const lifted = prepare("up", upstream, "lifted");
      return await runOperation(context, "up", async () => {
        const stack = await handles.existing(lifted);
        await unfinished.begin();
        if (stack !== undefined) await liftProtectionIn(regions, stack, lifted, silent);
        await unfinished.endPart();
        return { origins: NO_ORIGINS };
      });
    },

    async refresh(previewOnly) {
      return await runOperation(context, "refresh", async (options) => {
        const stack = await handles.existing(prepare("refresh", {}));
        if (previewOnly) await stack?.previewRefresh(options);
        else await stack?.refresh(options);
        return { origins: NO_ORIGINS };
      });
    },

    async destroy(upstream, purgeKeys) {
      const lifted = prepare("up", upstream, purgeKeys ? "lifted-with-keys" : "lifted");
      return await runOperation(context, "destroy", async (options) => {
        const stack = await handles.existing(lifted);
        if (stack !== undefined) {
          await unfinished.adopt(stack, lifted);
          await unfinished.begin();
          await destroyStack({ setup, stack, lifted, purgeKeys, options, silent, retained });
        }
        await unfinished.end();
        handles.forget();
        return { origins: NO_ORIGINS };
      });
    },

    async close() {
      await handles.close();
      world.analyzer?.close();
      await Promise.all([log.close(), events.close()]);
    },
  };
}
