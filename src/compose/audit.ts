import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { AuditRequest } from "../commands/audit-port.js";
import type { Project } from "../commands/deps.js";
import { nothingToAudit } from "../commands/errors.js";
import { typedCommand } from "../commands/typed-command.js";
import { readDeployed, readPlanned, type AuditedResource } from "../automation/state/audited-resources.js";
import type { AuditFormat, AuditReport } from "../deployment/audit.js";
import type { Redactor } from "../deployment/redact.js";
import type { Step } from "../deployment/stack.js";
import { TapStackError } from "../errors.js";
import { auditPlan } from "../policies/audit/audit-plan.js";
import { levelsOf } from "../policies/gate.js";
import { platformOf } from "../policies/platform.js";
import { accessTo } from "./access.js";
import { loaded } from "./project.js";
import { readVersion } from "./version.js";

export async function audit(
  project: Project,
  steps: readonly Step[],
  request: AuditRequest,
  redact: Redactor,
): Promise<AuditReport> {
  const { tidyAudit } = await import("../reporting/audit/write-audit.js");
  return tidyAudit(await judge(project, steps, request), redact);
}

export async function checkDocument(format: AuditFormat | undefined, output: string): Promise<void> {
  const { formatOf } = await import("../reporting/audit/write-audit.js");
  if (format === undefined) formatOf(output);
}

/** What a run planned or what is deployed: both lie on disk or in the backend by then. */
async function judge(project: Project, steps: readonly Step[], { subject, run }: AuditRequest): Promise<AuditReport> {
  const { environment, deployment, account, target } = loaded(project);
  const levelOf = levelsOf(environment.policies);
  const { backend, folders } = await accessTo(environment);
  const found = await Promise.all(
    steps.map(async (step) => ({
      step,
      resources: await (run === undefined
        ? readDeployed(backend, step.stack)
        : readPlanned(join(folders.runs, run), step.stack)),
    })),
  );
  const there = found.flatMap(({ step, resources }) => (resources === undefined ? [] : [{ step, resources }]));
  if (there.length === 0) throw nothingToAudit(deployment.name, typedCommand(project, "up"));
  const now = new Date().toISOString();
  return {
    schemaVersion: 1,
    ...{ environment: deployment.name, account, target, subject, file: relativeTo(deployment.file) },
    ...{ auditedAt: now, tapctlVersion: readVersion() },
    ...auditPlan(planFrom(project, there), { levelOf, today: now.slice(0, 10) }),
  };
}

interface Found {
  readonly step: Step;
  readonly resources: readonly AuditedResource[];
}

function planFrom(project: Project, found: readonly Found[]): Parameters<typeof auditPlan>[0] {
  const { name, protection, ...platform } = loaded(project).environment;
  return {
    platform: platformOf({ ...platform, environment: name }, protection),
    stacks: found.map(({ step }) => ({ name: step.stack, kind: step.kind, region: step.region })),
    resources: found.flatMap(({ resources }) => resources.filter(({ type }) => type.startsWith("aws:"))),
  };
}

/** Code scanning finds a file by its path in the repository. */
function relativeTo(file: string): string {
  return relative(process.cwd(), file).replaceAll("\\", "/");
}

/** A file's name tells its format where none is given. */
export async function renderDocument(
  report: AuditReport,
  format: AuditFormat | undefined,
  output: string | undefined,
): Promise<string> {
  const { formatOf, renderAudit } = await import("../reporting/audit/write-audit.js");
  const text = renderAudit(report, format ?? formatOf(output ?? ""));
  if (output !== undefined) await writeWhole(output, text);
  return text;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text, { mode: 0o600, flag: "wx", flush: true });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TapStackError("STATE", `Cannot write the audit to "${path}": ${reason}`, {
      hint: "Choose a path that you may write to with --output",
      cause,
    });
  }
}
