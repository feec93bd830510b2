import type { OpenedSetup } from "../automation/messages.js";
import { keptPassword } from "../automation/worker/kept-password.js";
import { misbehave } from "../automation/worker/misbehave.js";
import type { Program, Protection } from "../automation/worker/program-run.js";
import type { FaultPlan } from "../sandbox/faults.js";
import { MASTER_PASSWORD } from "../stacks/components/data/database/master-password.js";
import { globalProgram } from "../stacks/global.js";
import { parseRegionalInputs } from "../stacks/parse-outputs.js";
import { regionalProgram } from "../stacks/regional.js";
import type { LifecycleSettings } from "../stacks/settings.js";
import type { WorkerSettings } from "./settings.js";

interface ProgramWorld {
  readonly faults: FaultPlan;
  /** Gets what was made up and must never be shown. */
  readonly learned: (secret: string) => void;
}

/** What the stack is made of, in whatever operation. */
export function programFor(setup: OpenedSetup, { platform, protection }: WorkerSettings, world: ProgramWorld): Program {
  const { step } = setup;
  const { faults } = world;
  const madeFor = databaseSource(setup, platform, world);
  return async (context) => {
    const fault = faults.programs.find(({ region, when }) => region === step.label && when === context.operation);
    if (fault !== undefined) misbehave(fault.behaviour);
    const made = await madeFor(context.operation);
    const settings = { ...platform, ...made, lifecycle: lifecycleOf(protection, context.protection) };
    if (step.kind === "regional") return { ...(await regionalProgram(settings, step.region)) };
    const regions = Object.entries(context.regions).map(([region, raw]) => [region, parseRegionalInputs(raw)] as const);
    return { ...(await globalProgram(settings, Object.fromEntries(regions))) };
  };
}

/** The primary's stack makes what its database needs once; the global one puts the password into the secret. */
function databaseSource(
  setup: OpenedSetup,
  { features, primary }: WorkerSettings["platform"],
  { learned }: ProgramWorld,
) {
  const { step, engine, engineEnvironment, store, workFolder } = setup;
  return keptPassword({
    stack: step.kind === "global" ? step.stack.replace(/global$/, primary) : step.stack,
    component: MASTER_PASSWORD,
    wanted: features.database && step.region === primary,
    mayBeMade: step.kind === "regional",
    backend: {
      store,
      command: engine.command,
      environment: { ...process.env, ...engineEnvironment },
      workFolderOf: () => workFolder,
    },
    learned,
  });
}

function lifecycleOf(configured: "on" | "off", protection: Protection): LifecycleSettings {
  const on = configured === "on";
  const lifted = protection !== "configured";
  return {
    protect: on && !lifted,
    retainData: on,
    retainKeys: on && protection !== "lifted-with-keys",
    forceDestroy: !on || lifted,
  };
}
