import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenRun, Project, RunRequest } from "../commands/deps.js";
import type { WorkerSetup } from "../automation/messages.js";
import { pulumiEngine } from "../automation/pulumi-engine.js";
import { makeFolder } from "../automation/state/prepare.js";
import { revealSecrets, type Outputs } from "../deployment/outputs.js";
import type { Redactor } from "../deployment/redact.js";
import type { Step } from "../deployment/stack.js";
import { TapStackError } from "../errors.js";
import type { WorkerSettings } from "../worker/settings.js";
import { accessTo } from "./access.js";
import { awsPluginEnvironment } from "./aws-plugin.js";
import { accountOf, examineAccount, roleMaker } from "./aws-account.js";
import { codeDigest } from "./code-digest.js";
import { holdLocks } from "./hold-locks.js";
import { affordableConcurrency } from "./machine.js";
import { prepareState } from "./prepare-state.js";
import { loaded, type LoadedProject } from "./project.js";
import { reportSaver } from "./save-report.js";
import { sandboxSetup } from "./sandbox-setup.js";
import { readVersion } from "./version.js";

/** Resource operations at once in one stack. The engine's own default is four times the cores: 8 on a CI machine. */
const PARALLEL = 64;

export async function openRun(project: Project, request: RunRequest, redact: Redactor): Promise<OpenRun> {
  const { environment, flags } = loaded(project);
  const { checkReportPath } = await import("../reporting/write-report.js");
  request.reports.forEach(checkReportPath);
  const access = await accessTo(environment);
  const aws = environment.target === "aws" ? accountOf(environment) : undefined;
  if (aws !== undefined) await examineAccount(aws, access, flags, request.command);
  await prepareState(access, request.writes);
  const id = runId();
  const runFolder = join(access.folders.runs, id);
  await makeFolder(runFolder);
  const sandbox = environment.target === "sandbox" ? await sandboxSetup(access, flags) : undefined;
  const plugin = sandbox === undefined ? await awsPluginEnvironment(access, request.listen) : {};
  const { command } = request;
  const { configurationDigest } = project;
  const setupFor = (step: Step): WorkerSetup => ({
    step,
    run: { run: id, command, configurationDigest, version: readVersion() },
    settings: workerSettings(loaded(project), command),
    engine: access.engine,
    backendUrl: access.backendUrl,
    secretsProvider: environment.secretsProvider,
    workFolder: join(access.folders.work, step.stack),
    runFolder,
    engineEnvironment: { ...access.engineEnvironment, ...plugin },
    ...(access.state === undefined ? {} : { state: access.state }),
    parallel: PARALLEL,
    writes: request.writes,
    ...(sandbox === undefined ? {} : { sandbox }),
  });
  const { parseRegionalOutputs } = await import("../stacks/parse-outputs.js");
  const { backend } = access;
  let interrupt = (): void => undefined;
  const hold = await holdLocks(access, id, request, (stack) => {
    request.warn(`The lock of ${stack} was taken over by another run: this one stops`);
    interrupt();
  });
  const script = fileURLToPath(new URL("../worker.js", import.meta.url));
  const isComplete = (step: Step, outputs: object): boolean =>
    step.kind === "global" || parses(outputs, parseRegionalOutputs);
  return {
    id,
    engine: {
      ...pulumiEngine({ backend, script, setupFor, listen: request.listen, redact, isComplete }),
      prepareAccount: roleMaker(aws, environment, request.listen),
    },
    engineVersion: access.engine.version,
    codeDigest,
    concurrency: environment.run.concurrency ?? affordableConcurrency(request.width),
    onSignal(receive) {
      interrupt = () => {
        receive("SIGINT");
      };
      return onSignal(receive);
    },
    startTimer,
    now: () => new Date(),
    saveReport: reportSaver({ runFolder, wanted: request.reports, redact }),
    close: () => hold.release(),
  };
}

function workerSettings({ environment }: LoadedProject, command: string): WorkerSettings {
  const { name, policies, protection, secrets, ...platform } = environment;
  const purpose = command === "audit" ? "audit" : "deployment";
  return { platform: { ...platform, environment: name }, policies, protection, secrets, purpose };
}

function parses(outputs: object, parse: (raw: unknown) => unknown): boolean {
  try {
    // The contract is about values; that one is a secret is no matter of it.
    parse(revealSecrets(outputs as Outputs));
    return true;
  } catch (error) {
    if (error instanceof TapStackError) return false;
    throw error;
  }
}

/** Sorts by time; the tail keeps two runs of one second apart. */
function runId(): string {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "");
  return `${time}-${randomBytes(2).toString("hex")}`;
}

function onSignal(receive: (signal: "SIGINT" | "SIGTERM") => void): () => void {
  process.on("SIGINT", receive);
  process.on("SIGTERM", receive);
  return () => {
    process.off("SIGINT", receive);
    process.off("SIGTERM", receive);
  };
}

function startTimer(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => {
    clearTimeout(timer);
  };
}
