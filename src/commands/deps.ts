import type { AuditReport } from "../deployment/audit.js";
import type { StopSignal } from "../deployment/control.js";
import type { StackEngine } from "../deployment/engine.js";
import type { Listener } from "../deployment/events.js";
import type { Outputs } from "../deployment/outputs.js";
import type { Deployment } from "../deployment/plan.js";
import type { RunReport } from "../deployment/report.js";
import type { Step } from "../deployment/stack.js";
import type { Problem } from "../errors.js";
import type { AuditDocuments, AuditRequest } from "./audit-port.js";
import type { PlanPort } from "./plan-port.js";
import type { StackState } from "./stack-state.js";
import type { Terminal, TerminalFlags } from "./terminal.js";

/** Everything that a command needs from the world; src/compose.ts makes the real one. */
export interface Deps {
  readonly version: string;
  readonly setExitStatus: (status: number) => void;
  readonly createTerminal: (flags: TerminalFlags) => Promise<Terminal>;
  readonly loadProject: (flags: ProjectFlags) => Promise<Project>;
  readonly openRun: (project: Project, request: RunRequest) => Promise<OpenRun>;
  readonly readStacks: (project: Project, steps: readonly Step[]) => Promise<readonly StackState[]>;
  readonly readOutputs: (project: Project, step: Step) => Promise<Outputs | undefined>;
  readonly audit: (project: Project, steps: readonly Step[], request: AuditRequest) => Promise<AuditReport>;
  readonly auditDocuments: AuditDocuments;
  readonly unlockStacks: (project: Project, steps: readonly Step[], vouched: boolean) => Promise<readonly FoundLock[]>;
  readonly examine: (flags: ProjectFlags) => Promise<readonly Finding[]>;
  readonly installEngine: (say: (line: string) => void) => Promise<EngineInfo>;
  readonly initEnvironment: (name: string, answers: InitAnswers) => Promise<string>;
  readonly sandbox: SandboxPort;
  readonly plans: PlanPort;
}

export interface ProjectFlags {
  readonly env?: string;
  readonly target?: string;
  readonly endpointUrl?: string;
  readonly allowRemoteEndpoint?: boolean;
  readonly regions?: readonly string[];
  readonly only?: string;
  readonly concurrency?: string;
  readonly onFailure?: string;
  readonly grace?: string;
  readonly minSession?: string;
  readonly lockWait?: string;
  readonly faults?: string;
  readonly latency?: string;
}

/** An environment whose configuration is in order, and what surrounds it. */
export interface Project {
  readonly deployment: Deployment;
  /** From `--regions` or TAPCTL_REGIONS; undefined for all. */
  readonly selected: readonly string[] | undefined;
  readonly account: string;
  readonly target: "aws" | "sandbox";
  /** Of an emulator that answers in place of AWS. */
  readonly endpoint: string | undefined;
  /** As people know it: a path or a URL. */
  readonly backend: string;
  readonly protection: "on" | "off";
  readonly configurationDigest: string;
  readonly onFailure: "finish" | "stop";
  /** In ms; undefined waits for ever. */
  readonly grace: number | undefined;
  readonly warnings: readonly Problem[];
  readonly origins: readonly { readonly setting: string; readonly value: string; readonly from: string }[];
}

/** As people know it: `aws`, `sandbox`, or `aws at http://localhost:5000`. */
export function targetName({ target, endpoint }: Pick<Project, "target" | "endpoint">): string {
  return endpoint === undefined ? target : `${target} at ${endpoint}`;
}

export interface RunRequest {
  readonly command: string;
  /** What it may touch: locked for as long as a run lasts that writes. */
  readonly stacks: readonly string[];
  /** For what is to be known before the run has begun. */
  readonly warn: (text: string) => void;
  /** Stacks that could run at once. */
  readonly width: number;
  readonly listen: Listener;
  /** `--report`, repeatable. */
  readonly reports: readonly string[];
  /** Writes to the account or the state: the target of the state is checked and recorded. */
  readonly writes: boolean;
}

export interface OpenRun {
  readonly id: string;
  readonly engine: StackEngine;
  readonly engineVersion: string;
  /** Of all that decides what is deployed besides the configuration. */
  readonly codeDigest: () => Promise<string>;
  readonly concurrency: number;
  readonly onSignal: (receive: (signal: StopSignal) => void) => () => void;
  readonly startTimer: (ms: number, then: () => void) => () => void;
  readonly now: () => Date;
  /** Saves it under the run's folder and wherever `--report` says; returns where, as the user would type it. */
  readonly saveReport: (report: RunReport) => Promise<string>;
  /** Lets others at the stacks again. */
  readonly close: () => Promise<void>;
}

export interface FoundLock {
  readonly stack: string;
  readonly owner: string;
  readonly removed: boolean;
}

export interface Finding {
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy?: string;
}

interface EngineInfo {
  readonly command: string;
  readonly version: string;
  readonly source: string;
}

export interface InitAnswers {
  readonly account: string;
  readonly regions: readonly string[];
  readonly size: "full" | "small";
  readonly force: boolean;
}

export interface SandboxPort {
  readonly inventory: (project: Project) => Promise<readonly SandboxResource[]>;
  /** One sentence for each orphan, duplicate and missing resource. */
  readonly check: (project: Project) => Promise<readonly string[]>;
  /** Returns the id of what it made. */
  readonly add: (project: Project, addition: SandboxAddition) => Promise<string>;
  readonly edit: (project: Project, id: string, path: string, value: unknown) => Promise<void>;
  /** Empties the account and removes the target's stacks. */
  readonly reset: (project: Project) => Promise<void>;
}

interface SandboxAddition {
  readonly type: string;
  readonly region: string;
  readonly inputs: object;
}

export interface SandboxResource {
  readonly region: string;
  readonly service: string;
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly stack: string;
}
