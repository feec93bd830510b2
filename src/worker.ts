// First of all, since it decides what the SDK loads.
import "./automation/worker/lean-sdk.js";
import { NO_FAULTS, parseFaults, type FaultPlan } from "./sandbox/faults.js";
import { findInSandbox } from "./sandbox/recovery/find-created.js";
import { startSandboxProvider } from "./sandbox/start-sandbox-provider.js";
import { createRedactor, type Redactor } from "./deployment/redact.js";
import { MASTER_PASSWORD } from "./stacks/components/data/database/master-password.js";
import { globalProgram } from "./stacks/global.js";
import { importTargets } from "./stacks/importable.js";
import { parseRegionalInputs } from "./stacks/parse-outputs.js";
import { regionalProgram } from "./stacks/regional.js";
import { retentionReason } from "./stacks/retention.js";
import type { LifecycleSettings, PlatformSettings } from "./stacks/settings.js";
import { levelsOf, openGate, type Gate, type PolicySettings } from "./policies/gate.js";
import { platformOf } from "./policies/platform.js";
import { startAnalyzer } from "./automation/analyzer/start-analyzer.js";
import { writePlanned } from "./automation/state/audited-resources.js";
import type { FindCreated } from "./automation/recovery/created.js";
import type { OpenedSetup, Reply, Request, WorkerSetup } from "./automation/messages.js";
import type { Protection, Program } from "./automation/worker/program-run.js";
import { keptPassword } from "./automation/worker/kept-password.js";
import { takeFastPath } from "./automation/worker/fast-path.js";
import { endEngine } from "./automation/worker/end-engine.js";
import { outliveEngine } from "./automation/worker/outlive-engine.js";
import { openSession, type Session } from "./automation/worker/session.js";
import { misbehave } from "./automation/worker/misbehave.js";
import { openState } from "./compose/open-state.js";

/** What src/compose.ts puts into a worker's setup. */
export interface WorkerSettings {
  readonly platform: Omit<PlatformSettings, "lifecycle" | "masterPassword" | "databaseGeneration">;
  readonly policies: PolicySettings;
  readonly protection: "on" | "off";
  /** An audit judges all stacks at once, when it has them: each worker only tells what it planned. */
  readonly purpose: "deployment" | "audit";
  /** What must be masked in this process too. */
  readonly secrets: readonly string[];
}

interface Serving {
  readonly session: Session;
  readonly close: () => Promise<void>;
}

interface ProgramWorld {
  readonly faults: FaultPlan;
  readonly redact: Redactor;
}

let interrupted = false;
let stopping = false;
let serving: Promise<Serving> | undefined;
/** What the engine does now. */
let working: Promise<unknown> = Promise.resolve();

// The engine in this process group gets the same signal and finishes what is in flight; this process waits for it.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (!stopping) interrupted = true;
  });
}

// With the parent goes the reader of both. That must not be an error: the SDK would write it there, and so for ever.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

takeFastPath();
outliveEngine();

process.on("message", (request: Request) => {
  void answer(request);
});

// The parent is gone: nobody is left who could ask for more, so the engine stops as after a Ctrl-C. It finishes what it
// has begun, for which it needs the provider.
process.on("disconnect", () => {
  if (serving !== undefined && !interrupted) process.kill(-process.pid, "SIGINT");
  void Promise.all([serving, working]).then(([current]) => current?.close());
});

async function answer(request: Request): Promise<void> {
  if (request.type === "setup") {
    serving = serve(request.setup);
    return;
  }
  const current = await serving;
  if (current === undefined) return;
  if (request.type === "close") {
    serving = undefined;
    await current.close();
    process.disconnect();
    return;
  }
  const work = perform(current.session, request);
  working = work;
  reply({ type: "result", result: await work });
}

async function perform(session: Session, request: Exclude<Request, { type: "setup" | "close" }>) {
  switch (request.type) {
    case "preview":
      return await session.preview(request.upstream);
    case "up":
      return await session.up(request.upstream);
    case "prune":
      return await session.prune(request.urns);
    case "unprotect":
      return await session.unprotect(request.upstream, request.regions);
    case "refresh":
      return await session.refresh(request.previewOnly);
    case "destroy":
      return await session.destroy(request.upstream, request.purgeKeys);
  }
}

async function serve(sent: WorkerSetup): Promise<Serving> {
  const setup = { ...sent, store: sent.state === undefined ? undefined : openState(sent.state) };
  // Both ends of this message are ours: src/compose.ts wrote it.
  const settings = setup.settings as WorkerSettings;
  const faults = setup.sandbox?.faults === undefined ? NO_FAULTS : parseFaults(setup.sandbox.faults);
  const provider =
    setup.sandbox === undefined
      ? undefined
      : await startSandboxProvider({ ...setup.sandbox, accountId: settings.platform.account, faults });
  const redact = createRedactor(settings.secrets);
  const gate = gateOf(setup, settings);
  const judged = gate !== undefined && settings.purpose === "deployment";
  const analyzer = judged ? await startAnalyzer(setup) : undefined;
  const session = openSession({
    setup: provider === undefined ? setup : attached(setup, provider.port),
    program: programFor(setup, settings, { faults, redact }),
    emit: (event) => {
      reply({ type: "event", event });
    },
    redact,
    interrupted: () => interrupted,
    stop() {
      stopping = true;
      endEngine();
    },
    imports: importTargets(settings.platform, setup.step.label),
    reasonFor: retentionReason,
    find: setup.sandbox === undefined ? finderInAws(settings.platform.account) : findInSandbox(setup.sandbox.folder),
    gate,
    analyzer,
  });
  session.prepare();
  const close = async (): Promise<void> => {
    await session.close();
    await provider?.close();
  };
  return { session, close };
}

/** Loads nothing until something is sought. An emulator's address is in the environment, for the SDK as for the engine. */
function finderInAws(account: string): FindCreated {
  let finder: Promise<FindCreated> | undefined;
  return async (sought) => {
    finder ??= import("./cloud/recovery/find-created.js").then(({ findInAws }) =>
      findInAws({ account, endpoint: process.env["AWS_ENDPOINT_URL"] }),
    );
    return await (
      await finder
    )(sought);
  };
}

/** Undefined where the configuration turns all rules off. */
function gateOf(setup: WorkerSetup, { platform, policies, protection, purpose }: WorkerSettings): Gate | undefined {
  if (purpose === "audit") return recorder(setup);
  if (policies.level === "off" && Object.keys(policies.controls).length === 0) return undefined;
  const { stack: name, kind, region } = setup.step;
  const terms = { levelOf: levelsOf(policies), today: new Date().toISOString().slice(0, 10) };
  return openGate({ platform: platformOf(platform, protection), stacks: [{ name, kind, region }] }, terms);
}

/** Lets everything pass, and keeps what it saw for the audit. */
function recorder({ step, runFolder }: WorkerSetup): Gate {
  return {
    judge(resources) {
      writePlanned(runFolder, step.stack, resources);
      return { refusals: [], remarks: [] };
    },
    refusalsOf: () => [],
  };
}

function attached(setup: OpenedSetup, port: number): OpenedSetup {
  return {
    ...setup,
    engineEnvironment: { ...setup.engineEnvironment, PULUMI_DEBUG_PROVIDERS: `aws:${port}` },
  };
}

function programFor(setup: OpenedSetup, { platform, protection }: WorkerSettings, world: ProgramWorld): Program {
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
  { redact }: ProgramWorld,
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
    learned(secret) {
      redact.add([secret]);
      reply({ type: "secrets", secrets: [secret] });
    },
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

function reply(message: Reply): void {
  if (process.connected) process.send?.(message);
}
