// The policy pack for people who run plain `pulumi preview --policy-pack`: policy/tapctl-policies is its executable.
import { analyzerService } from "./automation/analyzer/analyzer-service.js";
import { serveAnalyzer } from "./automation/analyzer/serve-analyzer.js";
import { loadEnvironment } from "./configuration/load.js";
import { levelsOf, openGate, type Gate } from "./policies/gate.js";
import { platformOf } from "./policies/platform.js";
import { formatError } from "./terminal/format-error.js";
import { createStyle } from "./terminal/text/style.js";
import { EXIT_STATUS, TapStackError } from "./errors.js";

try {
  await serve(await gate());
} catch (error) {
  process.stderr.write(`${formatError(error, createStyle(false))}\n`);
  process.exitCode = error instanceof TapStackError ? EXIT_STATUS[error.code] : 1;
}

/** Account, tags and levels are those of the environment that TAPCTL_ENV names. */
async function gate(): Promise<Gate> {
  // Nothing is deployed from here, so what only a deployment needs of the environment may be missing.
  const flags = { target: "sandbox" };
  const environment = await loadEnvironment({ cwd: process.cwd(), flags, variables: process.env });
  const { name, policies, protection, ...platform } = environment;
  const terms = { levelOf: levelsOf(policies), today: new Date().toISOString().slice(0, 10) };
  // Without a stack of its own to look at, a rule on what a stack must have has nothing to miss.
  return openGate({ platform: platformOf({ ...platform, environment: name }, protection), stacks: [] }, terms);
}

/** The engine reads the port from the first line, and ends this process with its standard input. */
async function serve({ judge, refusalsOf }: Gate): Promise<void> {
  const analyzer = analyzerService();
  analyzer.begin({
    one: refusalsOf,
    all(resources) {
      const { refusals, remarks } = judge(resources);
      return [...refusals, ...remarks.map((remark) => ({ ...remark, advisory: true as const }))];
    },
  });
  const { port, close } = await serveAnalyzer(analyzer.service);
  process.stdout.write(`${port}\n`);
  process.stdin.resume().once("end", close);
}
