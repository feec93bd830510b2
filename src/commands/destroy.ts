import { Command } from "commander";
import { unlessStopped } from "../deployment/control.js";
import { runDestroy } from "../deployment/destroy.js";
import { planDestroy, type Plan } from "../deployment/plan.js";
import { isDone } from "../deployment/queue.js";
import type { StackResult } from "../deployment/result.js";
import type { RunWorld } from "../deployment/world.js";
import type { Deps, Project } from "./deps.js";
import { cannotAsk, declined, notConfirmed, primaryStays } from "./errors.js";
import { selectionOf, withRunOptions, type CommonFlags } from "./options.js";
import type { Outcome } from "./run-report.js";
import { showWhatGoes } from "./show-what-goes.js";
import type { Terminal } from "./terminal.js";
import { typedCommand } from "./typed-command.js";
import { withRun } from "./with-run.js";

interface DestroyFlags extends CommonFlags {
  readonly report?: readonly string[];
  readonly confirm?: string;
  readonly purgeKeys?: boolean;
}

export function destroyCommand(deps: Deps): Command {
  return withRunOptions(
    new Command("destroy")
      .description("delete global, then the regions; with --regions, remove those regions only")
      .option("--confirm <env>", "the environment's name, instead of typing it when asked")
      .option("--purge-keys", "delete the keys too: what they encrypted is lost in 30 days"),
  ).action(async (flags: DestroyFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    checkConfirmation(project, terminal, flags);
    const plan = planDestroy(project.deployment, selectionOf(project, flags));
    const leaving = leavingRegions(project, plan, flags);
    showWhatGoes(terminal, await deps.readStacks(project, plan.steps), leaving);
    if (flags.confirm === undefined) await askForName(project, terminal);

    const options = { command: "destroy", deps, project, plan, terminal, reports: flags.report, writes: true };
    await withRun(options, (world) => destroy(world, terminal, leaving, flags));
  });
}

async function destroy(
  world: RunWorld,
  terminal: Terminal,
  leaving: readonly string[],
  { confirm, purgeKeys = false }: DestroyFlags,
): Promise<Outcome> {
  const confirmGlobal = async (planned: StackResult): Promise<boolean> => {
    terminal.showPreview(world.plan, [planned]);
    if (confirm !== undefined) return true;
    const question = `Update global without ${leaving.join(", ")}?`;
    return await unlessStopped(world.control, () => terminal.confirm(question));
  };
  const results = await runDestroy(world, { purgeKeys, leaving, confirmGlobal });
  return { results, previews: [], next: results.every(isDone) ? "status" : "destroy" };
}

function checkConfirmation(project: Project, terminal: Terminal, { confirm }: DestroyFlags): void {
  const { deployment } = project;
  if (confirm !== undefined && confirm !== deployment.name) throw notConfirmed(deployment.name, confirm);
  if (confirm === undefined && !terminal.canAsk)
    throw cannotAsk(typedCommand(project, `destroy --confirm ${deployment.name}`));
}

async function askForName({ deployment }: Project, terminal: Terminal): Promise<void> {
  const question = `Type ${deployment.name} to destroy this:`;
  if (!(await terminal.confirmByTyping(question, deployment.name))) throw declined("The destruction");
}

/** With a selection the deployment stays, so global is updated without the regions that go. */
function leavingRegions({ selected, deployment }: Project, plan: Plan, { only }: DestroyFlags): readonly string[] {
  const regions = plan.steps.filter(({ kind }) => kind === "regional").map(({ region }) => region);
  const all = deployment.regions.every((region) => regions.includes(region));
  if (selected === undefined || all || only !== undefined) return [];
  if (regions.includes(deployment.primary)) throw primaryStays(deployment.primary);
  return regions;
}
