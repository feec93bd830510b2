import type { StackResult } from "./result.js";

/** Everything worth keeping of a run. Secrets are masked before they get here. */
export interface RunReport {
  readonly schemaVersion: 1;
  readonly run: string;
  readonly command: string;
  readonly environment: string;
  readonly account: string;
  readonly target: string;
  readonly backend: string;
  readonly tapctlVersion: string;
  readonly engineVersion: string;
  /** sha256 of the rendered configuration. */
  readonly configurationDigest: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /** The signal that ended the run, where one did. */
  readonly signal?: "SIGINT" | "SIGTERM";
  readonly exitStatus: number;
  /** Exactly one a stack of the plan, in the plan's order: the last operation that the run came to. */
  readonly stacks: readonly StackResult[];
  /** The results of the previews that the approval rests on. */
  readonly previews: readonly StackResult[];
  /** What went wrong outside any stack, in one sentence. */
  readonly error?: string;
}
