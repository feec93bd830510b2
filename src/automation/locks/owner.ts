import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** A process, so that it is told from a later one with the same number, on this machine or another. */
export interface Owner {
  readonly host: string;
  /** Changes with each start of the machine, and of a container; empty where it cannot be known. */
  readonly bootId: string;
  readonly pid: number;
  /** In clock ticks since the machine started; empty where it cannot be known. */
  readonly processStart: string;
}

export async function thisProcess(): Promise<Owner> {
  return {
    host: hostname(),
    bootId: await bootId(),
    pid: process.pid,
    processStart: (await processStart(process.pid)) ?? "",
  };
}

/**
 * `unknown` of every process of another machine, and of all where the system does not tell. Where others write too, one
 * from before a start of this machine may as well be that of a namesake, such as a runner of the same image.
 */
export async function stateOf(owner: Owner, shared: boolean): Promise<"alive" | "dead" | "unknown"> {
  if (owner.host !== hostname() || (shared && owner.bootId === "")) return "unknown";
  if (!(await isThisMachine(owner))) {
    return shared || owner.bootId === "" || (await bootId()) === "" ? "unknown" : "dead";
  }
  if (!(await isThere(owner.pid))) return "dead";
  const start = await processStart(owner.pid);
  if (start === undefined || owner.processStart === "") return "unknown";
  return start === owner.processStart ? "alive" : "dead";
}

/** Since its last start. */
export async function isThisMachine({ host, bootId: boot }: Owner): Promise<boolean> {
  return host === hostname() && boot === (await bootId());
}

/** Whether a process of this machine that was at work at that time (in ms since 1970) is certainly gone. */
export async function isGone(pid: number, since: number): Promise<boolean> {
  if (!(await isThere(pid))) return true;
  const start = await processStart(pid);
  const uptime = await read("/proc/uptime");
  if (start === undefined || uptime === undefined) return false;
  const booted = Date.now() - Number.parseFloat(uptime) * 1000;
  return booted + (Number(start) / TICKS) * 1000 > since + SLACK;
}

/** A second, in the unit of /proc; fixed on Linux: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS = 100;
/** Clocks are read a moment apart. In ms. */
const SLACK = 2000;

/** One that was killed stays in the list until its parent has asked how it ended, which may take a while: it does nothing. */
async function isThere(pid: number): Promise<boolean> {
  return exists(pid) && !["Z", "X"].includes((await statOf(pid))?.[0] ?? "");
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Containers share the machine's, but number their processes for themselves. */
async function bootId(): Promise<string> {
  const boot = (await read("/proc/sys/kernel/random/boot_id"))?.trim() ?? "";
  const numbering = await readlink("/proc/self/ns/pid").catch(() => "");
  return boot === "" ? "" : `${boot} ${numbering}`;
}

async function processStart(pid: number): Promise<string | undefined> {
  return (await statOf(pid))?.[19];
}

/** From the state on: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function statOf(pid: number): Promise<readonly string[] | undefined> {
  const text = await read(`/proc/${pid}/stat`);
  // The second field is the command in brackets, and may hold spaces and brackets itself.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

async function read(path: string): Promise<string | undefined> {
  return await readFile(path, "utf8").catch(() => undefined);
}
