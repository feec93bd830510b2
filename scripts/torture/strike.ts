import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processes, run, type Command, type Place } from "./place.ts";
import { pick, type Random } from "./random.ts";

export type Target = "tapctl" | "worker" | "engine" | "provider" | "everything";

export interface Strike {
  readonly command: Command;
  readonly target: Target;
  /** Of the time that an undisturbed run takes. */
  readonly span: number;
  /** Whether the sandbox is to fail at random too. */
  readonly faults: boolean;
  /** Whether workers that lost their parent may finish before anything else happens. */
  readonly wait: boolean;
}

/** Runs a command and kills one of its processes, or all, at a random moment; false if it ended before. */
export async function strike(
  place: Place,
  random: Random,
  { command, target, span, faults, wait }: Strike,
): Promise<boolean> {
  const plan = faults ? faultsAt(place, Math.floor(random() * 1e6)) : [];
  const running = run(place, command, [...place.cloud.struck, ...plan]);
  const ended = new Promise<void>((resolve) =>
    running.once("exit", () => {
      resolve();
    }),
  );
  // Most kills are to hit the work itself, some whatever comes before it.
  if (random() < 0.8) while (running.exitCode === null && !processes(place).some(isAtWork)) await sleep(30);
  await Promise.race([ended, sleep(random() * span)]);
  const victims = running.exitCode === null ? victimsOf(place, running, target, random) : [];
  for (const pid of victims) kill(pid);
  await ended;
  while (wait && processes(place).some((process) => !isProvider(process))) await sleep(50);
  return victims.length > 0;
}

/** https://www.pulumi.com/docs/iac/cli/commands/ */
function isAtWork({ command }: { readonly command: string }): boolean {
  return /pulumi (up|destroy|refresh|stack import) /.test(command);
}

/** A plugin of the target aws, and what it starts. */
function isProvider({ command }: { readonly command: string }): boolean {
  return /^\S*(pulumi-resource-aws|terraform-provider-aws)/.test(command);
}

function faultsAt({ folder }: Place, seed: number): readonly string[] {
  const path = join(folder, "faults.json");
  writeFileSync(path, JSON.stringify({ chance: { seed, slow: 0.02, error: 0.02, lost: 0.05 } }));
  return ["--faults", path];
}

function victimsOf(place: Place, running: ChildProcess, target: Target, random: Random): readonly number[] {
  const tree = processes(place);
  const own = running.pid === undefined ? [] : [running.pid];
  const pidsOf = (wanted: (one: { readonly command: string }) => boolean) => tree.filter(wanted).map(({ pid }) => pid);
  const workers = pidsOf(({ command }) => command.includes("worker.js"));
  const candidates = {
    tapctl: own,
    worker: pick(workers, random),
    engine: pick(pidsOf(isAtWork), random),
    provider: pidsOf(isProvider),
    everything: [...own, ...tree.map(({ pid }) => pid)],
  };
  return candidates[target];
}

export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended a moment ago.
  }
}
