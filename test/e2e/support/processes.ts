import { readdir, readFile } from "node:fs/promises";
import { vi } from "vitest";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Ended, though its parent has not asked how. */
  readonly zombie: boolean;
  readonly command: string;
}

/** Waits until tapctl's worker for a stack has an engine at work, and returns the worker's process id. */
export async function workerOf(tapctl: number, stack: string): Promise<number> {
  return await vi.waitUntil(
    async () => {
      const all = await processes();
      const engine = all.find(({ command }) => command.includes("pulumi") && command.includes(stack));
      return all.find(({ pid, parent }) => pid === engine?.parent && parent === tapctl)?.pid;
    },
    { timeout: 120_000, interval: 50 },
  );
}

/** Whatever still runs in a process group. */
export async function livingIn(leader: number): Promise<readonly string[]> {
  const found = (await processes()).filter(({ group, zombie }) => group === leader && !zombie);
  return found.map(({ command }) => command);
}

/** Ids of what runs below a process, by what their command lines say. */
export async function descendants(ancestor: number, wanted: RegExp): Promise<readonly number[]> {
  const all = await processes();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || isBelow(parent));
  };
  return all.filter(({ pid, command }) => wanted.test(command) && isBelow(pid)).map(({ pid }) => pid);
}

async function processes(): Promise<readonly Process[]> {
  const entries = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(entries.map(readProcess))).flat();
}

async function readProcess(pid: string): Promise<readonly Process[]> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
    ]);
    // The name in brackets may hold anything; the state and the parent follow it.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const numbers = { pid: Number(pid), parent: Number(parent), group: Number(group) };
    return [{ ...numbers, zombie: state === "Z", command: command.replaceAll("\0", " ") }];
  } catch {
    return [];
  }
}
