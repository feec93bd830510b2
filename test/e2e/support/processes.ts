import { readdir, readFile } from "node:fs/promises";
import { vi } from "vitest";

interface Process {
  readonly pid: number;
  readonly parent: number;
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
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return [{ pid: Number(pid), parent, command: command.replaceAll("\0", " ") }];
  } catch {
    return [];
  }
}
