import { Command, Option } from "commander";
import type { ApprovalRule } from "../deployment/approval.js";
import { unlessStopped } from "../deployment/control.js";
import { planUp, type Plan } from "../deployment/plan.js";
import { allPreviewed, previewPlan } from "../deployment/preview.js";
import { isDone, notRun } from "../deployment/queue.js";
import { hasChanges, type StackResult } from "../deployment/result.js";
import { runUp } from "../deployment/up.js";
import type { RunWorld } from "../deployment/world.js";
import type { Deps } from "./deps.js";
import { cannotAsk, declined } from "./errors.js";
import { selectionOf, withRunOptions, type CommonFlags } from "./options.js";
import { planOf, refuseIfDifferent, refuseIfMoved } from "./saved-plan.js";
import type { Outcome } from "./run-report.js";
import type { Terminal } from "./terminal.js";
import { typedCommand } from "./typed-command.js";
import { withRun } from "./with-run.js";

interface UpFlags extends CommonFlags {
  readonly report?: readonly string[];
  readonly yes?: boolean;
  readonly approveIf?: ApprovalRule;
  readonly plan?: string;
}

export function upCommand(deps: Deps): Command {
  return withRunOptions(
    new Command("up")
      .description("preview everything, ask once, then deploy the regions in parallel and global last")
      .option("-y, --yes", "deploy without asking")
      .option("--plan <dir>", "deploy what `preview --save-plan <dir>` found, and only that")
      .addOption(new Option("--approve-if <rule>", "accept a changed global plan by rule").choices(["no-deletes"])),
  ).action(async (flags: UpFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const { plan: folder, yes } = flags;
    if (folder === undefined && yes !== true && !terminal.canAsk) throw cannotAsk(typedCommand(project, "up --yes"));
    const saved = folder === undefined ? undefined : await deps.plans.read(folder);
    const plan =
      saved === undefined ? planUp(project.deployment, selectionOf(project, flags)) : planOf(saved, project, flags);
    const options = { command: "up", deps, project, plan, terminal, reports: flags.report, writes: true };
    await withRun(options, async (world, run) => {
      if (folder === undefined || saved === undefined)
        return await previewApproveRun(world, terminal, flags, ask(world, terminal, flags));
      const place = { deps, project, plan, run };
      await refuseIfMoved(folder, saved, place);
      const approve = (previews: readonly StackResult[]) => refuseIfDifferent(folder, saved, place, previews);
      return await previewApproveRun(world, terminal, flags, approve);
    });
  });
}

/** Throws where what is shown must not be deployed. */
type Approve = (previews: readonly StackResult[]) => Promise<void>;

function ask({ plan, control }: RunWorld, terminal: Terminal, { yes }: UpFlags): Approve {
  return async (previews) => {
    if (yes === true || !previews.some(hasChanges)) return;
    const question = `Deploy this to ${plan.deployment.name}?`;
    if (!(await unlessStopped(control, () => terminal.confirm(question)))) throw declined("The deployment");
  };
}

async function previewApproveRun(
  world: RunWorld,
  terminal: Terminal,
  flags: UpFlags,
  approve: Approve,
): Promise<Outcome> {
  const { plan } = world;
  const previews = await previewPlan(world);
  terminal.showPreview(plan, previews);
  if (!allPreviewed(previews)) return { previews, results: stoppedAtPreview(plan, previews) };
  await approve(previews);

  const askAgain = terminal.canAsk ? askForMore(world, terminal) : undefined;
  const results = await runUp(world, { previews, rule: flags.approveIf, askAgain });
  return { previews, results, next: results.every(isDone) ? "outputs" : "up" };
}

function askForMore({ plan, control }: RunWorld, terminal: Terminal): (planned: StackResult) => Promise<boolean> {
  return async (planned) => {
    terminal.showPreview(plan, [planned]);
    const question = "Global would do more than was approved. Deploy it like this?";
    return await unlessStopped(control, () => terminal.confirm(question));
  };
}

/** Nothing is deployed when one stack cannot be previewed; no stack is missing from the report. */
function stoppedAtPreview({ steps }: Plan, previews: readonly StackResult[]): readonly StackResult[] {
  const failed = previews.filter(({ verdict }) => verdict === "failed" || verdict === "cancelled");
  const why = `Nothing was deployed, since ${failed.map(({ label }) => label).join(", ")} could not be previewed`;
  return steps.map((step) => {
    const preview = previews.find(({ stack }) => stack === step.stack);
    return preview !== undefined && !isDone(preview) ? preview : notRun(step, "up", "not-started", why);
  });
}
