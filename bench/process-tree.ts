import { readdirSync, readFileSync } from "node:fs";

/** What a process and its descendants use, as Linux counts it. */
export interface Usage {
  /** Of those alive, with what they have waited for. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

interface Entry {
  readonly pid: number;
  readonly ticks: number;
}

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export const CAN_MEASURE = process.platform === "linux";

export function usageOf(root: number): Usage {
  const tree = descendants(root);
  const ticks = tree.reduce((sum, entry) => sum + entry.ticks, 0);
  const memoryBytes = tree.reduce((sum, { pid }) => sum + memoryOf(pid), 0);
  return { cpuSeconds: ticks / TICKS_PER_SECOND, memoryBytes };
}

/** From the top down, which is a hundred times cheaper than to read all of /proc. */
function descendants(root: number): readonly Entry[] {
  const children = listFolder(`/proc/${root}/task`).flatMap((task) =>
    readText(`${root}/task/${task}/children`).split(" "),
  );
  return [...readEntry(root), ...children.filter((pid) => pid !== "").flatMap((pid) => descendants(Number(pid)))];
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readEntry(pid: number): readonly Entry[] {
  const stat = readText(`${pid}/stat`);
  // The name in parentheses may itself hold parentheses and blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return stat === "" ? [] : [{ pid, ticks }];
}

/** Shared pages count once in all, as far as the kernel tells. */
function memoryOf(pid: number): number {
  const proportional = /^Pss:\s+(\d+) kB/m.exec(readText(`${pid}/smaps_rollup`))?.[1];
  const bytes = proportional ?? /^VmRSS:\s+(\d+) kB/m.exec(readText(`${pid}/status`))?.[1];
  return Number(bytes ?? 0) * 1024;
}

/** Empty for a process that has just ended. */
function readText(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
