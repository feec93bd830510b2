import type { Environment } from "../configuration/environment.js";
import type { Project, ProjectFlags } from "../commands/deps.js";
import { sandboxOnly } from "../commands/errors.js";
import type { Redactor } from "../deployment/redact.js";
import { backendName } from "./access.js";
import { typed } from "./machine.js";

/** A project together with what only the composition root knows of it. */
export interface LoadedProject extends Project {
  readonly environment: Environment;
  readonly flags: ProjectFlags;
}

/** CI kills 7.5 s after SIGINT: with this the report is written before that. */
const GRACE_IN_CI = 6000;

export async function loadProject(flags: ProjectFlags, redact: Redactor): Promise<LoadedProject> {
  const { loadEnvironment } = await import("../configuration/load.js");
  const environment = await loadEnvironment({ cwd: process.cwd(), flags, variables: process.env });
  redact.add(environment.secrets);
  if (environment.target !== "sandbox") refuseSandboxFlags(flags);
  const { name, file, primary, account, target, endpoint, protection, digest, run, warnings, origins } = environment;
  const regions = Object.keys(environment.regions);
  const selected = environment.selectedRegions;
  return {
    environment,
    flags,
    deployment: { name, file, primary, regions },
    selected: selected.length === regions.length ? undefined : selected,
    account,
    target,
    endpoint,
    backend: typed(backendName(environment)),
    protection,
    configurationDigest: digest,
    onFailure: run.onFailure,
    grace: run.grace ?? (process.env["CI"] === undefined ? undefined : GRACE_IN_CI),
    warnings,
    origins,
  };
}

/** Projects come from `loadProject` alone. */
export function loaded(project: Project): LoadedProject {
  if ("environment" in project && "flags" in project) return project as LoadedProject;
  throw new Error("This project was not loaded from a configuration");
}

function refuseSandboxFlags({ faults, latency }: ProjectFlags): void {
  if (faults !== undefined) throw sandboxOnly("--faults");
  if (latency !== undefined) throw sandboxOnly("--latency");
}
