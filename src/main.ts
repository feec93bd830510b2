import { CommanderError } from "commander";
import { compose } from "./compose.js";
import { createRedactor } from "./deployment/redact.js";
import { EXIT_STATUS, TapStackError } from "./errors.js";
import { buildProgram } from "./program.js";

/** The only catch-all: whatever happens ends in one exit status, and no stack trace reaches a user. */
export async function main(argv: readonly string[]): Promise<number> {
  const redact = createRedactor();
  let status = 0;
  const deps = compose((decided) => {
    status = decided;
  }, redact);
  try {
    await buildProgram(deps).parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_STATUS.USAGE;
    const [{ formatError }, { createStyle, wantsColor }] = await Promise.all([
      import("./terminal/format-error.js"),
      import("./terminal/text/style.js"),
    ]);
    const { env, stderr } = process;
    const style = createStyle(wantsColor({ color: !argv.includes("--no-color") }, env, stderr));
    const context = { redact, debug: env["TAPCTL_DEBUG"] !== undefined, github: env["GITHUB_ACTIONS"] !== undefined };
    stderr.write(`${formatError(error, style, context)}\n`);
    return error instanceof TapStackError ? EXIT_STATUS[error.code] : 1;
  }
}
