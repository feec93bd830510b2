import { Command } from "commander";
import { planUp } from "../deployment/plan.js";
import { previewPlan } from "../deployment/preview.js";
import { hasChanges } from "../deployment/result.js";
import { EXIT_STATUS } from "../errors.js";
import type { Deps } from "./deps.js";
import { selectionOf, withRunOptions, type CommonFlags } from "./options.js";
import { withRun } from "./with-run.js";

interface PreviewFlags extends CommonFlags {
  readonly report?: readonly string[];
  readonly detailedExitcode?: boolean;
}

export function previewCommand(deps: Deps): Command {
  return withRunOptions(
    new Command("preview")
      .description("show what `up` would change, over all stacks, before anything exists too")
      .option("--detailed-exitcode", "exit 2 when something would change"),
  ).action(async (flags: PreviewFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const plan = planUp(project.deployment, selectionOf(project, flags));
    const options = { command: "preview", deps, project, plan, terminal, reports: flags.report, writes: false };
    await withRun(options, async (world) => {
      const previews = await previewPlan(world);
      terminal.showPreview(plan, previews);
      const changed = flags.detailedExitcode === true && previews.some(hasChanges);
      return { results: previews, previews, shown: true, exitStatus: changed ? EXIT_STATUS.DRIFT_FOUND : 0 };
    });
  });
}
