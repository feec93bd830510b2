// First of all, since it decides what the SDK loads.
import "./automation/worker/lean-sdk.js";
import { startAnalyzer } from "./automation/analyzer/start-analyzer.js";
import type { OpenedSetup, Reply, Request, WorkerSetup } from "./automation/messages.js";
import { endEngine } from "./automation/worker/end-engine.js";
import { takeFastPath } from "./automation/worker/fast-path.js";
import { outliveEngine } from "./automation/worker/outlive-engine.js";
import { openSession, type Session } from "./automation/worker/session.js";
import { openState } from "./compose/open-state.js";
import { createRedactor } from "./deployment/redact.js";
import { NO_FAULTS, parseFaults } from "./sandbox/faults.js";
import { startSandboxProvider } from "./sandbox/start-sandbox-provider.js";
import { importTargets } from "./stacks/importable.js";
import { retentionReason } from "./stacks/retention.js";
import { finderIn } from "./worker/finder.js";
import { gateOf } from "./worker/gate.js";
import { programFor } from "./worker/program.js";
import type { WorkerSettings } from "./worker/settings.js";

interface Serving {
  readonly session: Session;
  readonly close: () => Promise<void>;
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
  const learned = (secret: string): void => {
    redact.add([secret]);
    reply({ type: "secrets", secrets: [secret] });
  };
  const gate = gateOf(setup, settings);
  const judged = gate !== undefined && settings.purpose === "deployment" && setup.writes;
  const analyzer = judged ? await startAnalyzer(setup) : undefined;
  const session = openSession({
    setup: provider === undefined ? setup : attached(setup, provider.port),
    program: programFor(setup, settings, { faults, learned }),
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
    find: finderIn(setup.sandbox, settings.platform.account),
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

function attached(setup: OpenedSetup, port: number): OpenedSetup {
  return {
    ...setup,
    engineEnvironment: { ...setup.engineEnvironment, PULUMI_DEBUG_PROVIDERS: `aws:${port}` },
  };
}

function reply(message: Reply): void {
  if (process.connected) process.send?.(message);
}
