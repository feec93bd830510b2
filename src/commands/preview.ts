import { Command } from "commander";
import { planUp } from "../deployment/plan.js";
import { allPreviewed, previewPlan } from "../deployment/preview.js";
import { hasChanges } from "../deployment/result.js";
import { EXIT_STATUS } from "../errors.js";
import type { Deps } from "./deps.js";
import { selectionOf, withRunOptions, type CommonFlags } from "./options.js";
import { basisOf, savePlan } from "./saved-plan.js";
import { withRun } from "./with-run.js";

interface PreviewFlags extends CommonFlags {
  readonly report?: readonly string[];
  readonly detailedExitcode?: boolean;
  readonly savePlan?: string;
}

export function previewCommand(deps: Deps): Command {
  return withRunOptions(
    new Command("preview")
      .description("show what `up` would change, over all stacks, before anything exists too")
      .option("--detailed-exitcode", "exit 2 when something would change")
      .option("--save-plan <dir>", "keep what was found, for `up --plan <dir>`"),
  ).action(async (flags: PreviewFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const { savePlan: folder } = flags;
    if (folder !== undefined) await deps.plans.check(folder);
    const plan = planUp(project.deployment, selectionOf(project, flags));
    const options = { command: "preview", deps, project, plan, terminal, reports: flags.report, writes: false };
    await withRun(options, async (world, run) => {
      const place = { deps, project, plan, run };
      const basis = folder === undefined ? undefined : await basisOf(place);
      const previews = await previewPlan(world);
      terminal.showPreview(plan, previews);
      if (folder !== undefined && basis !== undefined && allPreviewed(previews)) {
        await savePlan(folder, place, basis, previews);
        terminal.say(`The plan is saved in ${folder}: tapctl up --plan ${folder}`);
      }
      const changed = flags.detailedExitcode === true && previews.some(hasChanges);
      return { results: previews, previews, shown: true, exitStatus: changed ? EXIT_STATUS.DRIFT_FOUND : 0 };
    });
  });
}
