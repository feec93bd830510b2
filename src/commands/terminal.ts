import type { Plan } from "../deployment/plan.js";
import type { RunEvent } from "../deployment/events.js";
import type { StackResult } from "../deployment/result.js";

/** How a command talks. stdout is data, stderr is talk; src/terminal implements it for people, pipes, CI and NDJSON. */
export interface Terminal {
  /** False without a terminal on stdin and stderr: then nothing can be asked. */
  readonly canAsk: boolean;
  /** True under `--json`: commands write machine-readable data. */
  readonly json: boolean;
  readonly verbose: boolean;
  readonly listen: (event: RunEvent) => void;
  /** One table over all stacks, then what would be lost by name, then values and unknowns. */
  readonly showPreview: (plan: Plan, results: readonly StackResult[]) => void;
  /** Shown once at the end: every stack, its failures again, the important line last. */
  readonly showResults: (results: readonly StackResult[], closing: Closing) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  /** True when the user types exactly the expected word. */
  readonly confirmByTyping: (question: string, expected: string) => Promise<boolean>;
  /** Shows that something is under way which tells nothing of itself, until it is over. */
  readonly wait: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  /** Data, to stdout, as it is. */
  readonly write: (text: string) => void;
  readonly writeTable: (table: Table) => void;
  /** Talk, to stderr. */
  readonly say: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Stops spinners and live rows, so that the terminal is left as it was found. */
  readonly close: () => void;
}

export interface Closing {
  readonly exitStatus: number;
  /** Where the report lies, as the user would type it. */
  readonly report?: string;
  /** The next command to type, where there is one. */
  readonly next?: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

export interface TerminalFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False under `--no-color`. */
  readonly color?: boolean;
}
