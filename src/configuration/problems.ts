import { TapStackError, type Problem } from "../errors.js";
import { pathText, type Finding, type Path } from "./finding.js";
import type { Override } from "./source/overrides.js";
import { maskSecrets } from "./text/secret-text.js";

export interface Found {
  readonly rule: string;
  readonly finding: Finding;
}

interface Places {
  readonly file: string;
  readonly overrides: readonly Override[];
  readonly closestLine: (path: Path) => number | undefined;
  readonly secrets: readonly string[];
}

/** In the file's order, and last what flags and variables brought. */
export function problemsOf(found: readonly Found[], places: Places): readonly Problem[] {
  const problems = found.map((one) => problemOf(one, places));
  return problems.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
}

function problemOf({ rule, finding }: Found, { file, overrides, closestLine, secrets }: Places): Problem {
  const { path, severity = "critical" } = finding;
  const hint = maskSecrets(finding.hint, secrets);
  const message = maskSecrets(finding.message, secrets);
  const origin = finding.from ?? overrides.find((candidate) => pathText(candidate.path) === pathText(path))?.from;
  if (origin !== undefined) return { rule, severity, message: `${message} (given by ${origin})`, hint };

  const line = finding.line ?? closestLine(path);
  return { rule, severity, message, hint, file, ...(line === undefined ? {} : { line }) };
}

/** PASSPHRASE when that is all that is missing, since then the file is right. */
export function unusable(
  file: string,
  name: string,
  found: readonly Found[],
  problems: readonly Problem[],
): TapStackError {
  const critical = found.filter(({ finding }) => finding.severity !== "warning");
  const onlyPassphrase = critical.length > 0 && critical.every(({ finding }) => finding.code === "PASSPHRASE");
  const code = onlyPassphrase ? "PASSPHRASE" : "CONFIGURATION";
  const count = critical.length === 1 ? "1 problem" : `${critical.length} problems`;
  return new TapStackError(code, `Cannot use ${file}: ${count} found`, {
    hint: `Correct what is listed, then type: tapctl validate --env ${name}`,
    problems,
  });
}
