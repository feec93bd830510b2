import { inspect } from "node:util";
import type { Redactor } from "../deployment/redact.js";
import { TapStackError, type Problem } from "../errors.js";
import { createTidy, oneLine, type Tidy } from "../reporting/plain-text.js";
import { errorCommand, neutralize } from "./github-command.js";
import type { Style } from "./text/style.js";

export interface ErrorContext {
  readonly redact?: Redactor;
  /** Where the log of the run lies, as the user would type it. */
  readonly details?: string;
  /** TAPCTL_DEBUG: a bug shows its stack trace. */
  readonly debug?: boolean;
  /** GITHUB_ACTIONS: annotations follow, on the lines of the files where a problem has one. */
  readonly github?: boolean;
}

/** What went wrong and what to do, for the person at the terminal. Ends without a newline. */
export function formatError(error: unknown, style: Style, context: ErrorContext = {}): string {
  const tidy = context.redact === undefined ? oneLine : createTidy(context.redact);
  const show = (text: string): string => oneLine(tidy(text));
  const lines = error instanceof TapStackError ? known(error, style, show) : bug(error, { style, show, context });
  if (context.github !== true) return lines.join("\n");
  return [...lines.map(neutralize), ...annotations(error, show)].join("\n");
}

function known({ message, hint, problems }: TapStackError, style: Style, show: Tidy): readonly string[] {
  return [
    `${style.bad("✖")} ${style.strong(show(message))}`,
    ...problems.flatMap((problem) => describeProblem(problem, style, show)),
    ...(hint === undefined ? [] : [`  ${style.accent("→")} ${show(hint)}`]),
  ];
}

function describeProblem(problem: Problem, style: Style, show: Tidy): readonly string[] {
  const rule = problem.severity === "warning" ? style.warn(`${problem.rule} (warning)`) : style.bad(problem.rule);
  const place = placeOf(problem);
  const parts = [...(place === undefined ? [] : [style.dim(show(place))]), rule, show(problem.message)];
  return [`  ${parts.join("  ")}`, `    ${style.accent("→")} ${show(problem.hint)}`];
}

function placeOf({ file, line }: Problem): string | undefined {
  if (file === undefined || line === undefined) return file;
  return `${file}:${line}`;
}

interface Bug {
  readonly style: Style;
  readonly show: Tidy;
  readonly context: ErrorContext;
}

function bug(error: unknown, { style, show, context: { details, debug = false } }: Bug): readonly string[] {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : describeThrown(error);
  const where = details === undefined ? "Set TAPCTL_DEBUG=1 to see where" : `Details are in ${details}`;
  const trace = debug && error instanceof Error ? (error.stack ?? "").split("\n").slice(1) : [];
  return [
    `${style.bad("✖")} ${style.strong(`tapctl has a bug: ${show(what)}`)}`,
    ...trace.map((line) => style.dim(`    ${show(line)}`)),
    `  ${style.accent("→")} ${show(where)}`,
  ];
}

function describeThrown(thrown: unknown): string {
  return typeof thrown === "string" ? thrown : inspect(thrown, { depth: 2, breakLength: Number.POSITIVE_INFINITY });
}

function annotations(error: unknown, show: Tidy): readonly string[] {
  if (!(error instanceof TapStackError)) return [];
  const lines = error.problems.map(({ file, line, rule, severity, message, hint }) =>
    errorCommand({ severity, title: rule, message: show(`${message}. ${hint}`), file, line }),
  );
  return lines.length > 0 ? lines : [errorCommand({ title: "tapctl", message: show(error.message) })];
}
