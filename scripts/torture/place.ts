import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cloud } from "./cloud.ts";

const TAPCTL = fileURLToPath(new URL("../../bin/tapctl.js", import.meta.url));

/** What is deployed by turns: `more` has a table and another owner, so that there is something to make, change and delete. */
export const VARIANTS = ["less", "more"] as const;
export type Variant = (typeof VARIANTS)[number];

export type Command = "up" | "refresh" | "destroy";

/** A project of its own. */
export interface Place {
  readonly folder: string;
  readonly cloud: Cloud;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const REGIONS = [
  "  us-east-1: { index: 0, cidr: 10.10.0.0/20, zones: [use1-az1, use1-az2, use1-az4] }",
  "  us-west-2: { index: 1, cidr: 10.20.0.0/20, zones: [usw2-az1, usw2-az2, usw2-az3] }",
];

export function createPlace(cloud: Cloud): Place {
  const folder = mkdtempSync(join(tmpdir(), "tapctl-torture-"));
  mkdirSync(join(folder, "config"));
  const own = { TAPCTL_ENV: "torture", TAPCTL_HOME: join(folder, ".tapctl"), TAPCTL_TORTURE: folder };
  return { folder, cloud, environment: { ...process.env, ...cloud.variables, ...own } };
}

export function configure({ folder }: Place, variant: Variant, regions: number): void {
  const owner = variant === "more" ? "somebody" : "nobody";
  const text = `account: "111122223333"
primary: us-east-1
regions:
${REGIONS.slice(0, regions).join("\n")}
tags: { Environment: torture, Owner: ${owner}, CostCenter: none, Project: tap, ManagedBy: tapctl }
protection: off
features: { preset: small, table: ${variant === "more"} }
network: { interfaceEndpoints: [] }
replication: { mode: ${regions > 1 ? "mesh" : "off"} }
trail: { enabled: ${regions > 1}, insights: false }
`;
  writeFileSync(join(folder, "config", "torture.yaml"), text);
}

export function run(place: Place, command: Command, more: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [TAPCTL, ...argsOf(place, command), ...more], {
    cwd: place.folder,
    env: place.environment,
    stdio: "ignore",
    detached: true,
  });
}

export function finish(place: Place, command: Command): Ended {
  return tapctl(place, argsOf(place, command));
}

function argsOf({ cloud }: Place, command: Command): readonly string[] {
  const sure = { up: ["--yes"], refresh: [], destroy: ["--confirm", "torture"] }[command];
  return [command, ...sure, ...cloud.options];
}

/** Whether another `up` would change nothing. */
export function isSettled(place: Place): boolean {
  return tapctl(place, ["preview", "--detailed-exitcode", ...place.cloud.options]).status === 0;
}

export function outputs(place: Place): string {
  return withoutIds(tapctl(place, ["outputs", "--json", ...place.cloud.options]).stdout);
}

/** Ids never repeat, so two runs of one configuration differ in them and in nothing else. */
function withoutIds(text: string): string {
  return text
    .replaceAll(/\b([a-z]{2,8})-[0-9a-f]{17}\b/g, "$1-#")
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "#")
    .replaceAll(/\b2[46]00:[0-9a-f:]+/g, "2600:#")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, "#");
}

/** Locks, and marks of runs that never finished. */
export function traces(place: Place): readonly string[] {
  return [".pulumi/locks", "tapctl/locks", "tapctl/unfinished"].flatMap((folder) => stateFiles(place, folder));
}

/** Paths of the JSON files below a folder of the state, whatever the target calls that. */
export function stateFiles({ folder }: Place, below: string): readonly string[] {
  const home = join(folder, ".tapctl");
  return namesIn(home).flatMap((target) => {
    const where = join(home, target, "state", below);
    return namesIn(where, { recursive: true }).flatMap((name) => (name.endsWith(".json") ? [join(where, name)] : []));
  });
}

function namesIn(folder: string, how: { readonly recursive?: boolean } = {}): readonly string[] {
  try {
    return readdirSync(folder, how).map(String);
  } catch {
    return [];
  }
}

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every process that works for this place. */
export function processes({ folder }: Place): readonly Process[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) return [];
    try {
      const read = (file: string): string => readFileSync(`/proc/${entry}/${file}`, "utf8").replaceAll("\0", " ");
      const ours = read("environ").includes(`TAPCTL_TORTURE=${folder} `) && read("cmdline") !== "";
      return ours ? [{ pid: Number(entry), command: read("cmdline") }] : [];
    } catch {
      return [];
    }
  });
}

export function tapctl({ folder, environment }: Place, args: readonly string[]): Ended {
  return spawnSync(process.execPath, [TAPCTL, ...args], { cwd: folder, env: environment, encoding: "utf8" });
}
