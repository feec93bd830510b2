import { Command } from "commander";
import { TapStackError } from "../errors.js";
import { targetName, type Deps, type Project } from "./deps.js";
import { regionsOption, withCommonOptions, withExamples, type CommonFlags } from "./options.js";
import type { Terminal } from "./terminal.js";

interface ValidateFlags extends CommonFlags {
  readonly origin?: boolean;
}

export function validateCommand(deps: Deps): Command {
  const command = withCommonOptions(
    new Command("validate")
      .description("check configuration, names and addresses: no engine, no network")
      .addOption(regionsOption())
      .option("--origin", "every setting, and where its value comes from"),
  ).action(async (flags: ValidateFlags) => {
    const terminal = await deps.createTerminal(flags);
    const project = await loadOrTell(deps, terminal, flags);
    if (terminal.json) terminal.write(`${JSON.stringify(asData(project, flags))}\n`);
    else show(terminal, project, flags);
    terminal.close();
  });
  return withExamples(command, {
    "tapctl validate --env dev": "one environment",
    "tapctl validate --origin": "which of flag, variable, file and default won",
  });
}

/** The problems as data too, for whoever reads stdout. */
async function loadOrTell(deps: Deps, terminal: Terminal, flags: ValidateFlags): Promise<Project> {
  try {
    return await deps.loadProject(flags);
  } catch (error) {
    if (terminal.json && error instanceof TapStackError) {
      const { message, hint, problems } = error;
      terminal.write(`${JSON.stringify({ valid: false, message, hint, problems })}\n`);
    }
    throw error;
  }
}

function asData({ deployment, target, warnings, origins }: Project, { origin }: ValidateFlags) {
  const { file, name, regions } = deployment;
  return { valid: true, file, environment: name, target, regions, warnings, ...(origin === true ? { origins } : {}) };
}

function show(terminal: Terminal, project: Project, { origin }: ValidateFlags): void {
  const { deployment, account, protection, warnings, origins } = project;
  for (const { message, hint } of warnings) terminal.warn(`${message}. ${hint}`);
  if (origin === true) {
    const rows = origins.map(({ setting, value, from }) => [setting, value, from]);
    terminal.writeTable({ columns: [{ title: "SETTING" }, { title: "VALUE" }, { title: "FROM" }], rows });
  }
  const count = `${deployment.regions.length} ${deployment.regions.length === 1 ? "region" : "regions"}`;
  const parts = [count, `primary ${deployment.primary}`, `account ${account}`, `target ${targetName(project)}`];
  terminal.write(`${deployment.file} is valid: ${[...parts, `protection ${protection}`].join(", ")}\n`);
}
