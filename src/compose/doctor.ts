import { access, constants } from "node:fs/promises";
import { targetName, type Finding, type ProjectFlags } from "../commands/deps.js";
import { findEngine } from "../automation/engine/locate.js";
import { makeFolder } from "../automation/state/prepare.js";
import type { Redactor } from "../deployment/redact.js";
import { TapStackError } from "../errors.js";
import { backendName, foldersFor } from "./access.js";
import { cacheFolder, typed } from "./machine.js";
import { loadProject } from "./project.js";

const OLDEST_NODE = [22, 13] as const;

/** Everything that a deployment needs, each with its remedy where it is missing. */
export async function examine(flags: ProjectFlags, redact: Redactor): Promise<readonly Finding[]> {
  return [nodeFinding(), await engineFinding(), ...(await projectFindings(flags, redact))];
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return {
    title: "Node",
    ok,
    detail: process.versions.node,
    ...(ok ? {} : { remedy: `Install Node ${OLDEST_NODE.join(".")} or newer` }),
  };
}

async function engineFinding(): Promise<Finding> {
  const engine = await findEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });
  const title = "Pulumi CLI";
  if (engine === undefined) {
    return { title, ok: false, detail: "not found", remedy: "Put it in place with: tapctl engine install" };
  }
  return {
    title,
    ok: true,
    detail: `${engine.version} from ${engine.source === "PATH" ? "the PATH" : "tapctl's cache"}: ${engine.command}`,
  };
}

async function projectFindings(flags: ProjectFlags, redact: Redactor): Promise<readonly Finding[]> {
  try {
    const project = await loadProject(flags, redact);
    const { environment } = project;
    const detail = `${environment.file}, ${project.deployment.regions.join(", ")}, target ${targetName(environment)}`;
    const { home } = foldersFor(environment);
    return [{ title: "Configuration", ok: true, detail }, await stateFinding(home, backendName(environment))];
  } catch (error) {
    if (!(error instanceof TapStackError)) throw error;
    const remedy = error.hint ?? "Run tapctl validate";
    return [{ title: "Configuration", ok: false, detail: error.message, remedy }];
  }
}

async function stateFinding(home: string, backend: string): Promise<Finding> {
  const title = "State";
  try {
    await makeFolder(home);
    await access(home, constants.W_OK);
    return { title, ok: true, detail: typed(backend) };
  } catch {
    const remedy = "Make it writable, or choose another folder with TAPCTL_HOME";
    return { title, ok: false, detail: `"${typed(home)}" cannot be written`, remedy };
  }
}
