import { Command } from "commander";
import { EXIT_STATUS } from "../../errors.js";
import type { Deps, SandboxResource } from "../deps.js";
import { withEnvironmentOption, withExamples, withOutputOptions, type CommonFlags } from "../options.js";
import type { Table, Terminal } from "../terminal.js";

interface InventoryFlags extends CommonFlags {
  readonly check?: boolean;
}

export function sandboxInventoryCommand(deps: Deps): Command {
  const command = withOutputOptions(
    withEnvironmentOption(
      new Command("inventory")
        .description("list every resource of the simulated account")
        .option("--check", "compare with the stacks instead: exit 1 on an orphan, a duplicate or a missing resource"),
    ),
  ).action(async (flags: InventoryFlags) => {
    const project = await deps.loadProject({ ...flags, target: "sandbox" });
    const terminal = await deps.createTerminal(flags);
    if (flags.check === true) deps.setExitStatus(showFindings(terminal, await deps.sandbox.check(project)));
    else showResources(terminal, await deps.sandbox.inventory(project));
    terminal.close();
  });
  return withExamples(command, {
    "tapctl sandbox inventory --env dev": "what exists",
    "tapctl sandbox inventory --check": "whether the account and the stacks agree",
  });
}

function showFindings(terminal: Terminal, findings: readonly string[]): number {
  const ok = findings.length === 0;
  const text = ok ? "The account and the stacks agree" : findings.join("\n");
  terminal.write(`${terminal.json ? JSON.stringify({ ok, findings }) : text}\n`);
  return ok ? 0 : EXIT_STATUS.STACK_FAILED;
}

function showResources(terminal: Terminal, resources: readonly SandboxResource[]): void {
  if (terminal.json) {
    terminal.write(`${JSON.stringify({ resources })}\n`);
    return;
  }
  terminal.writeTable(tableOf(resources));
  terminal.say(`${resources.length} ${resources.length === 1 ? "resource" : "resources"}`);
}

function tableOf(resources: readonly SandboxResource[]): Table {
  const titles = ["REGION", "SERVICE", "TYPE", "ID", "NAME", "STACK"];
  return {
    columns: titles.map((title) => ({ title })),
    rows: resources.map(({ region, service, type, id, name, stack }) => [region, service, type, id, name, stack]),
  };
}
