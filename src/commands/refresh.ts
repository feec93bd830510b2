import { Command } from "commander";
import { planUp } from "../deployment/plan.js";
import { runRefresh } from "../deployment/refresh.js";
import { hasChanges } from "../deployment/result.js";
import { EXIT_STATUS } from "../errors.js";
import type { Deps } from "./deps.js";
import { selectionOf, withRunOptions, type CommonFlags } from "./options.js";
import { withRun } from "./with-run.js";

interface RefreshFlags extends CommonFlags {
  readonly report?: readonly string[];
}

export function refreshCommand(deps: Deps): Command {
  return withRunOptions(new Command("refresh").description("bring the state up to what is in the cloud")).action(
    (flags: RefreshFlags) => refresh(deps, flags, "refresh"),
  );
}

export function driftCommand(deps: Deps): Command {
  return withRunOptions(
    new Command("drift").description(
      "report what was changed in the cloud behind Pulumi's back; exit 2 when something was",
    ),
  ).action((flags: RefreshFlags) => refresh(deps, flags, "drift"));
}

async function refresh(deps: Deps, flags: RefreshFlags, command: "refresh" | "drift"): Promise<void> {
  const project = await deps.loadProject(flags);
  const terminal = await deps.createTerminal(flags);
  const plan = planUp(project.deployment, selectionOf(project, flags));
  const writes = command === "refresh";
  await withRun({ command, deps, project, plan, terminal, reports: flags.report, writes }, async (world) => {
    const results = await runRefresh(world, !writes);
    if (!writes) terminal.showPreview(plan, results);
    const found = !writes && results.some(hasChanges);
    return { results, previews: [], exitStatus: found ? EXIT_STATUS.DRIFT_FOUND : 0 };
  });
}
