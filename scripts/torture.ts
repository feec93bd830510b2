// Kills deployments on the sandbox at random moments, and has the next run finish them. Options: --seed, --kills.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const TAPCTL = fileURLToPath(new URL("../bin/tapctl.js", import.meta.url));
const ENVIRONMENT = `account: "111122223333"
primary: us-east-1
regions:
  us-east-1: { index: 0, cidr: 10.10.0.0/20, zones: [use1-az1, use1-az2, use1-az4] }
  us-west-2: { index: 1, cidr: 10.20.0.0/20, zones: [usw2-az1, usw2-az2, usw2-az3] }
tags: { Environment: torture, Owner: nobody, CostCenter: none, Project: tap, ManagedBy: tapctl }
protection: off
features: { preset: small }
network: { interfaceEndpoints: [] }
trail: { insights: false }
`;
const TARGETS = ["tapctl", "worker", "engine", "everything"] as const;
type Target = (typeof TARGETS)[number];
/** Runs that may be needed until one says that it is done. */
const PATIENCE = 3;
const LATENCY = "150ms";
/** The longest that a run is left alone before the kill, in ms. */
const LONGEST = 12_000;

const { values } = parseArgs({ options: { seed: { type: "string" }, kills: { type: "string" } } });
const seed = Number(values.seed ?? 1);
const kills = Number(values.kills ?? 15);
const random = generator(seed);

const folder = mkdtempSync(join(tmpdir(), "tapctl-torture-"));
mkdirSync(join(folder, "config"));
writeFileSync(join(folder, "config", "torture.yaml"), ENVIRONMENT);

const tally = new Map<Target, number>();
const failures: string[] = [];
let left = 0;
let killed = 0;
let rounds = 0;
let wanted: "up" | "destroy" = "up";
while (killed < kills && failures.length === 0) {
  rounds += 1;
  const target = TARGETS[Math.floor(random() * TARGETS.length)] ?? "engine";
  if (await strike(wanted, target, random() * LONGEST)) {
    killed += 1;
    tally.set(target, (tally.get(target) ?? 0) + 1);
    if (check().length > 0) left += 1;
  }
  finish(wanted, `round ${rounds}, ${wanted}, ${target}`);
  wanted = wanted === "up" ? "destroy" : "up";
}
report();

/** Runs a command and kills one of its processes, or all, after that time; false if it ended before. */
async function strike(command: "up" | "destroy", target: Target, after: number): Promise<boolean> {
  const run = spawn(process.execPath, [TAPCTL, ...argsOf(command), "--latency", LATENCY], {
    cwd: folder,
    env: environment(),
    stdio: "ignore",
    detached: true,
  });
  const ended = new Promise<void>((resolve) =>
    run.once("exit", () => {
      resolve();
    }),
  );
  await Promise.race([ended, sleep(after)]);
  const victims = run.exitCode === null ? victimsOf(run, target) : [];
  for (const pid of victims) kill(pid);
  await ended;
  // Workers that lost their parent finish what they had begun.
  while (descendants().length > 0) await sleep(100);
  return victims.length > 0;
}

function finish(command: "up" | "destroy", what: string): void {
  for (let attempt = 1; attempt <= PATIENCE; attempt += 1) {
    const { status, stderr } = tapctl(argsOf(command));
    if (status === 0) break;
    if (attempt === PATIENCE) failures.push(`${what}: still failing with ${String(status)}\n${stderr.slice(-2000)}`);
  }
  const wrong = [...check(), ...locks().map((lock) => `A lock is left: ${lock}`)];
  if (wrong.length > 0) failures.push(`${what}:\n${wrong.slice(0, 20).join("\n")}`);
}

/** One line for each orphan, duplicate and missing resource. */
function check(): readonly string[] {
  const { status, stdout } = tapctl(["sandbox", "inventory", "--check"]);
  return status === 0 ? [] : stdout.trim().split("\n");
}

function locks(): readonly string[] {
  const state = join(folder, ".tapctl", "sandbox", "state");
  return [join(state, ".pulumi", "locks"), join(state, "tapctl", "locks")].flatMap((where) => {
    try {
      return readdirSync(where, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith(".json"));
    } catch {
      return [];
    }
  });
}

function victimsOf(run: ChildProcess, target: Target): readonly number[] {
  const tree = descendants();
  const all = tree.map(({ pid }) => pid);
  const engines = tree.filter(({ command }) => /pulumi (up|preview|destroy|refresh|import|stack)/.test(command));
  const workers = tree.filter(({ command }) => command.includes("worker.js"));
  const own = run.pid === undefined ? [] : [run.pid];
  const candidates = { tapctl: own, worker: pick(workers), engine: pick(engines), everything: [...own, ...all] };
  return candidates[target];
}

function pick(processes: readonly { readonly pid: number }[]): readonly number[] {
  const one = processes[Math.floor(random() * processes.length)];
  return one === undefined ? [] : [one.pid];
}

/** Every process that works for this folder. */
function descendants(): readonly { readonly pid: number; readonly command: string }[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) return [];
    try {
      const read = (file: string): string => readFileSync(`/proc/${entry}/${file}`, "utf8").replaceAll("\0", " ");
      const ours = read("environ").includes(`TAPCTL_TORTURE=${folder}`);
      return ours ? [{ pid: Number(entry), command: read("cmdline") }] : [];
    } catch {
      return [];
    }
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended a moment ago.
  }
}

function argsOf(command: "up" | "destroy"): readonly string[] {
  const sure = command === "up" ? ["--yes"] : ["--confirm", "torture"];
  return [command, ...sure, "--target", "sandbox"];
}

function tapctl(args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [TAPCTL, ...args], { cwd: folder, env: environment(), encoding: "utf8" });
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, TAPCTL_ENV: "torture", TAPCTL_HOME: join(folder, ".tapctl"), TAPCTL_TORTURE: folder };
}

function report(): void {
  const by = [...tally].map(([target, count]) => `${target} ${count}`).join(", ");
  const share = killed === 0 ? 0 : Math.round((100 * left) / killed);
  process.stdout.write(
    `Seed ${seed}: ${killed} kills in ${rounds} rounds (${by}); ` +
      `after ${share} % of them the account held what no state knew; ${failures.length} failures\n`,
  );
  for (const failure of failures) process.stdout.write(`${failure}\nRepeat it with --seed ${seed}; see ${folder}\n`);
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** Numbers from 0 to 1 that depend on the seed alone: https://doi.org/10.18637/jss.v008.i14 */
function generator(start: number): () => number {
  let state = start >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
