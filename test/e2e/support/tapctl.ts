import { spawn, type ChildProcess } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Place } from "./place.js";

const BIN = fileURLToPath(new URL("../../../bin/tapctl.js", import.meta.url));

export type Variables = Readonly<Record<string, string>>;

/** How a process ended, and all that it said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves once the process has said something like that, on either stream; rejects when it ends before. */
  readonly says: (pattern: RegExp) => Promise<void>;
}

/** Commands that take no target. */
const WITHOUT_TARGET = ["sandbox", "init", "engine", "completion", "help"];

/** Runs the built tool in a place to its end, on the sandbox. */
export async function tapctl(place: Place, args: readonly string[], variables: Variables = {}): Promise<Ended> {
  return await startTapctl(place, args, variables).ended;
}

export function startTapctl(place: Place, args: readonly string[], variables: Variables = {}): Running {
  return start(place, process.execPath, [BIN, ...args, ...targetFor(args)], variables);
}

/** The command line that `startTapctl` runs, for those who run it some other way. */
export function commandLine(args: readonly string[]): readonly string[] {
  return [process.execPath, BIN, ...args, ...targetFor(args)];
}

/** As the leader of a process group, as a shell's job is one. */
export function startGroup(place: Place, args: readonly string[], variables: Variables = {}): Running {
  return start(place, process.execPath, [BIN, ...args, ...targetFor(args)], variables, { detached: true });
}

export function start(
  place: Place,
  command: string,
  args: readonly string[],
  variables: Variables = {},
  how: { readonly detached?: boolean } = {},
): Running {
  const child = spawn(command, args, {
    ...how,
    cwd: place.folder,
    env: environmentOf(place, variables),
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject).once("close", (status) => {
      resolve({ status, stdout, stderr });
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  return { child, pid, ended, says: (pattern) => untilSaid(child, pattern, () => stdout + stderr) };
}

/** Nothing of the machine's own but what is needed to find Node and the engine. */
function environmentOf({ temporary, environment }: Place, variables: Variables): NodeJS.ProcessEnv {
  const { PATH = "", HOME, XDG_CACHE_HOME, LANG, TAPCTL_TEST_COVERAGE, NODE_DISABLE_COMPILE_CACHE } = process.env;
  return {
    PATH: `${dirname(process.execPath)}:${PATH}`,
    HOME,
    LANG,
    TMPDIR: temporary,
    TAPCTL_ENV: environment,
    ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME }),
    ...(TAPCTL_TEST_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE: TAPCTL_TEST_COVERAGE }),
    ...(NODE_DISABLE_COMPILE_CACHE === undefined ? {} : { NODE_DISABLE_COMPILE_CACHE }),
    ...variables,
  };
}

function targetFor(args: readonly string[]): readonly string[] {
  const [command = ""] = args;
  return WITHOUT_TARGET.includes(command) || args.includes("--target") ? [] : ["--target", "sandbox"];
}

async function untilSaid(child: ChildProcess, pattern: RegExp, said: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (pattern.test(said())) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("close", () => {
      look();
      reject(new Error(`It ended without saying ${String(pattern)}:\n${said()}`));
    });
    look();
  });
}

/** For processes that a failed test would leave behind. */
export function endWithTest({ child }: Running): void {
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
}
