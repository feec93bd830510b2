import { Command, Option } from "commander";
import { AUDIT_FORMATS, type AuditFormat, type AuditReport } from "../deployment/audit.js";
import { planUp, type Plan } from "../deployment/plan.js";
import { allPreviewed, previewPlan } from "../deployment/preview.js";
import { EXIT_STATUS } from "../errors.js";
import type { AuditRequest } from "./audit-port.js";
import { auditTables } from "./audit-tables.js";
import type { Deps, Project } from "./deps.js";
import { selectionOf, withExamples, withRunOptions, type CommonFlags } from "./options.js";
import type { Terminal } from "./terminal.js";
import { withRun } from "./with-run.js";

interface AuditFlags extends CommonFlags {
  readonly deployed?: boolean;
  readonly format?: AuditFormat;
  readonly output?: string;
  readonly report?: readonly string[];
}

export function auditCommand(deps: Deps): Command {
  const command = withRunOptions(
    new Command("audit")
      .description("prove control by control what would be deployed, or what is")
      .option("--deployed", "what is deployed, as the state has it, instead of a preview")
      .addOption(new Option("--format <format>", "a document instead of tables").choices(AUDIT_FORMATS))
      .option("-o, --output <file>", "where the document goes (default: stdout)"),
  ).action(async (flags: AuditFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    if (flags.output !== undefined) await deps.auditDocuments.check(flags.format, flags.output);
    const plan = planUp(project.deployment, selectionOf(project, flags));
    await (flags.deployed === true ? auditDeployment : auditPreview)({ deps, project, plan, terminal, flags });
  });
  return withExamples(command, {
    "tapctl audit": "what `up` would deploy, as tables",
    "tapctl audit --deployed --format html -o audit.html": "a page to file",
    "tapctl audit --format sarif -o audit.sarif": "for code scanning",
  });
}

interface World {
  readonly deps: Deps;
  readonly project: Project;
  readonly plan: Plan;
  readonly terminal: Terminal;
  readonly flags: AuditFlags;
}

async function auditDeployment(world: World): Promise<void> {
  const status = await tellAudit(world, { subject: "deployment" });
  world.terminal.close();
  world.deps.setExitStatus(status);
}

async function auditPreview(world: World): Promise<void> {
  const { flags, ...rest } = world;
  const options = { ...rest, command: "audit", reports: flags.report, writes: false };
  await withRun(options, async (runWorld, run) => {
    const previews = await previewPlan(runWorld);
    const outcome = { results: previews, previews };
    // What could not be previewed is told as any other failure.
    if (!allPreviewed(previews)) return outcome;
    return { ...outcome, shown: true, exitStatus: await tellAudit(world, { subject: "plan", run: run.id }) };
  });
}

/** A control that fails refuses a deployment, so it fails the audit too. */
async function tellAudit(
  { deps, project, plan, terminal, flags: { format, output } }: World,
  request: AuditRequest,
): Promise<number> {
  const report = await deps.audit(project, plan.steps, request);
  if (format !== undefined || output !== undefined) {
    const text = await deps.auditDocuments.render(report, format, output);
    if (output === undefined) terminal.write(text);
    else terminal.say(`The audit is in ${output}`);
  } else if (terminal.json) terminal.write(`${JSON.stringify({ type: "audit", audit: report })}\n`);
  else for (const table of auditTables(report)) terminal.writeTable(table);
  return failsOf(report) ? EXIT_STATUS.POLICY : 0;
}

function failsOf({ controls }: AuditReport): boolean {
  return controls.some(({ verdict, level }) => verdict === "fail" && level === "mandatory");
}
