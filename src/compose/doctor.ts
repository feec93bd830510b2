import { access, constants } from "node:fs/promises";
import { targetName, type Finding, type ProjectFlags } from "../commands/deps.js";
import { findEngine } from "../automation/engine/locate.js";
import { makeFolder } from "../automation/state/prepare.js";
import type { Redactor } from "../deployment/redact.js";
import { TapStackError } from "../errors.js";
import type { Environment } from "../configuration/environment.js";
import { accessTo, backendName, foldersFor } from "./access.js";
import { openState } from "./open-state.js";
import { stateLocation } from "./state-location.js";
import { accountOf, examineAccount } from "./aws-account.js";
import { pluginVersion, presentPlugin } from "./aws-plugin.js";
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
    const state = await stateFinding(home, backendName(environment));
    const account = environment.target === "aws" ? await accountFindings(environment, flags) : [];
    return [{ title: "Configuration", ok: true, detail }, state, ...(await bucketFindings(environment)), ...account];
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

/** Whether the state can be read there; writing is not tried. */
async function bucketFindings(environment: Environment): Promise<readonly Finding[]> {
  const location = stateLocation(environment, foldersFor(environment));
  if (location?.kind !== "s3") return [];
  const title = "Bucket of the state";
  try {
    const store = openState(location);
    await store.list("tapctl");
    return [{ title, ok: true, detail: store.locate("") }];
  } catch (error) {
    if (!(error instanceof TapStackError)) throw error;
    return [{ title, ok: false, detail: error.message, ...(error.hint === undefined ? {} : { remedy: error.hint }) }];
  }
}

/** What the next `up` would be refused for: the remedies say what to set in the configuration. */
async function accountFindings(environment: Environment, flags: ProjectFlags): Promise<readonly Finding[]> {
  const title = "AWS account";
  try {
    const plugin = await pluginFinding();
    await examineAccount(accountOf(environment), await accessTo(environment), flags, "up");
    const detail = `${environment.account}: credentials, regions, and what it has one of`;
    return [plugin, { title, ok: true, detail }];
  } catch (error) {
    if (!(error instanceof TapStackError)) throw error;
    if (error.problems.length > 0) {
      return error.problems.map(({ message, hint }) => ({ title, ok: false, detail: message, remedy: hint }));
    }
    return [{ title, ok: false, detail: error.message, ...(error.hint === undefined ? {} : { remedy: error.hint }) }];
  }
}

async function pluginFinding(): Promise<Finding> {
  const plugin = await presentPlugin();
  const detail =
    plugin === undefined ? `the next run installs ${pluginVersion()}` : `${plugin.file} (${plugin.source})`;
  return { title: "AWS plugin", ok: true, detail };
}
