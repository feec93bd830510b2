import type { PolicyException } from "../../src/policies/exception.js";
import type { Rule } from "../../src/policies/rule.js";

const INTRODUCTION = `# Policies

Every plan is held to these controls before anything is deployed, and an \`up\` again while it runs. A control that fails
stops the run with exit status 5 and names the resource and the remedy. \`tapctl audit\` tells control by control what a
plan or a deployment proves.

\`policies.level\` says what a failing control does (\`mandatory\`, \`advisory\` or \`off\`), and \`policies.controls\` gives single
ones another level. What is not known before the first deployment is not decidable then, and never counts as passed.

Ids are those of AWS Security Hub; \`TAP\` numbers what tapctl promises beyond it. This page is written from
\`src/policies\` by \`npm run policies\`, and a test compares them.
`;

/** The text of docs/policies.md. */
export function policiesPage(rules: readonly Rule[], exceptions: readonly PolicyException[]): string {
  const sorted = [...rules].sort((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
  return [
    INTRODUCTION,
    `## The ${rules.length} controls\n`,
    ...table(["control", "what it wants", "severity", "protects from", "standards"], sorted.map(ruleCells)),
    "\n## Exceptions\n",
    "What does not meet a control on purpose. An exception that has expired no longer excuses; one that nothing needs fails",
    "a test.\n",
    ...table(["control", "resource", "reason", "owner", "until"], exceptions.map(exceptionCells)),
    "",
  ].join("\n");
}

function ruleCells({ id, title, severity, protectsFrom, standards, source }: Rule): readonly string[] {
  const named = standards.map(({ standard, version, number }) => `${standard} ${version}, ${number}`);
  return [`[${id}](${source})`, title, severity, protectsFrom, named.join("; ")];
}

function exceptionCells({ control, type, name, part, reason, owner, expires }: PolicyException): readonly string[] {
  const named = name.source === "." ? "" : `, \`${name.source}\``;
  const statement = part === undefined ? "" : `, statement ${part}`;
  return [control, `\`${type}\`${named}${statement}`, reason, owner, expires];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)];
}
