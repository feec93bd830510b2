/** Every way in which a run may fail that is not a bug, with the exit status that a script may rely on. */
export const EXIT_STATUS = {
  STACK_FAILED: 1,
  DRIFT_FOUND: 2,
  CREDENTIALS: 3,
  USAGE: 4,
  CONFIGURATION: 4,
  NAME: 4,
  PLAN: 4,
  PASSPHRASE: 4,
  ENGINE: 4,
  STATE: 4,
  SANDBOX: 4,
  POLICY: 5,
  LOCKED: 6,
  CANCELLED: 130,
} as const;

export type ErrorCode = keyof typeof EXIT_STATUS;

/** One thing that is wrong in what the user wrote. */
export interface Problem {
  /** The validator that found it, V01 to V20, or a short word where no validator has a number. */
  readonly rule: string;
  readonly severity: "critical" | "warning";
  readonly message: string;
  readonly hint: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
}

interface TapStackErrorOptions {
  readonly hint?: string;
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

/** Written for the person at the terminal. Anything else that is thrown is a bug in tapctl. */
export class TapStackError extends Error {
  override readonly name = "TapStackError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, options: TapStackErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}

interface Assertion {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  /** Where a warning goes. Leave it out and the assertion is critical: it throws. */
  readonly warn?: (message: string) => void;
}

/** The seed's wrapper: a critical assertion throws before any engine call, another one only warns. */
export function assertOrRaise(condition: boolean, { code, message, hint, warn }: Assertion): void {
  if (condition) return;
  if (warn === undefined) throw new TapStackError(code, message, hint === undefined ? {} : { hint });
  warn(message);
}
