import type { RunEvent } from "../deployment/events.js";
import type { Upstream } from "../deployment/outputs.js";
import type { StackResult } from "../deployment/result.js";
import type { Step } from "../deployment/stack.js";
import type { StateLocation, StateStore } from "./state/state-store.js";

/** What a worker is told once, before its first request. It travels over IPC: never in argv, environment or a file. */
export interface WorkerSetup {
  readonly step: Step;
  readonly run: RunIdentity;
  /** For the programs, in whatever shape src/worker.ts and src/compose.ts agree on. */
  readonly settings: unknown;
  readonly engine: { readonly command: string; readonly version: string };
  readonly backendUrl: string;
  /** As Pulumi writes it: `passphrase` or `awskms://…`. */
  readonly secretsProvider: string;
  /** Fixed for the stack's life: Pulumi.<stack>.yaml with its salt lives here. */
  readonly workFolder: string;
  /** Where full logs and engine events of this run go. */
  readonly runFolder: string;
  /** For the engine's processes, over what they inherit. */
  readonly engineEnvironment: Readonly<Record<string, string>>;
  /** Where the state is, if tapctl itself can read and write there. */
  readonly state?: StateLocation;
  /** Resource operations at once inside this stack. */
  readonly parallel: number;
  readonly sandbox?: SandboxSetup;
  /** Whether the run may write, and so may settle what an earlier one left unfinished. */
  readonly writes: boolean;
}

/** In the worker itself, which has opened the store. */
export interface OpenedSetup extends WorkerSetup {
  readonly store: StateStore | undefined;
}

/** What a run leaves word of, for whoever comes after it. */
interface RunIdentity {
  readonly run: string;
  /** As it was typed: `up`. */
  readonly command: string;
  readonly configurationDigest: string;
  /** Of tapctl. */
  readonly version: string;
}

export interface SandboxSetup {
  /** The account's store. */
  readonly folder: string;
  readonly latencyMs: number;
  /** As `parseFaults` reads it; absent for none. */
  readonly faults?: unknown;
}

export type Request =
  | { readonly type: "setup"; readonly setup: WorkerSetup }
  | { readonly type: "preview"; readonly upstream: Upstream }
  | { readonly type: "up"; readonly upstream: Upstream }
  | { readonly type: "prune"; readonly urns: readonly string[] }
  | { readonly type: "unprotect"; readonly upstream: Upstream; readonly regions: readonly string[] }
  | { readonly type: "refresh"; readonly previewOnly: boolean }
  | { readonly type: "destroy"; readonly upstream: Upstream; readonly purgeKeys: boolean }
  | { readonly type: "close" };

export type Reply =
  | { readonly type: "event"; readonly event: RunEvent }
  /** What the worker has found or made, and nobody may print. */
  | { readonly type: "secrets"; readonly secrets: readonly string[] }
  | { readonly type: "result"; readonly result: StackResult };
