import { Command } from "commander";
import { EXIT_STATUS } from "../errors.js";
import type { Deps, Finding } from "./deps.js";
import { withCommonOptions, withExamples, type CommonFlags } from "./options.js";

export function doctorCommand(deps: Deps): Command {
  const command = withCommonOptions(
    new Command("doctor").description("check everything that a deployment needs, each failure with its remedy"),
  ).action(async (flags: CommonFlags) => {
    const terminal = await deps.createTerminal(flags);
    const findings = await deps.examine(flags);
    const failed = findings.filter(({ ok }) => !ok);
    if (terminal.json) terminal.write(`${JSON.stringify({ ok: failed.length === 0, findings })}\n`);
    else terminal.write(`${[...findings.flatMap(describe), closing(failed)].join("\n")}\n`);
    terminal.close();
    deps.setExitStatus(failed.length === 0 ? 0 : EXIT_STATUS.CONFIGURATION);
  });
  return withExamples(command, { "tapctl doctor --env dev --target sandbox": "what a first try needs" });
}

function describe({ title, ok, detail, remedy }: Finding): readonly string[] {
  return [`${ok ? "✔" : "✖"} ${title}: ${detail}`, ...(ok || remedy === undefined ? [] : [`  → ${remedy}`])];
}

function closing(failed: readonly Finding[]): string {
  if (failed.length === 0) return "Everything is in place";
  return `Not in place: ${failed.map(({ title }) => title).join(", ")}`;
}
