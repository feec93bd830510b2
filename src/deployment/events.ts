import type { ChangeKind } from "./changes.js";
import type { StackResult } from "./result.js";
import type { Operation, StackName } from "./stack.js";

/** What a run tells whoever renders it, in the order in which it happens. */
export type RunEvent =
  | {
      readonly type: "run-started";
      readonly run: string;
      readonly command: string;
      readonly environment: string;
      readonly account: string;
      readonly target: string;
      readonly backend: string;
      readonly concurrency: number;
    }
  | { readonly type: "stage-started"; readonly operation: Operation; readonly stacks: readonly StackName[] }
  | {
      readonly type: "stack-started";
      readonly stack: StackName;
      readonly label: string;
      readonly operation: Operation;
      /** Resources that the preview promised to touch; unknown in a preview. */
      readonly expected?: number;
    }
  | {
      readonly type: "resource";
      readonly stack: StackName;
      readonly label: string;
      readonly operation: Operation;
      readonly urn: string;
      readonly kind: ChangeKind;
      readonly phase: "started" | "done" | "failed";
    }
  | {
      readonly type: "diagnostic";
      readonly stack: StackName;
      readonly label: string;
      readonly severity: "info" | "warning" | "error";
      readonly message: string;
      readonly urn?: string;
    }
  | { readonly type: "stack-finished"; readonly result: StackResult }
  | { readonly type: "stopping"; readonly signal: "SIGINT" | "SIGTERM"; readonly times: number }
  | { readonly type: "notice"; readonly severity: "info" | "warning"; readonly message: string }
  | { readonly type: "run-finished"; readonly exitStatus: number; readonly report?: string };

export type Listener = (event: RunEvent) => void;
