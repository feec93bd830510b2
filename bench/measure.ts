import { spawn } from "node:child_process";
import { CAN_MEASURE, usageOf } from "./process-tree.ts";

export interface Measurement {
  readonly seconds: number;
  /** Of all processes together; undefined where it is not measured. */
  readonly cpuSeconds?: number;
  readonly peakBytes?: number;
}

export interface Command {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where it is run; where the benchmark is when left out. */
  readonly cwd?: string;
}

/** In ms; each sample takes one or two. */
const SAMPLE_EVERY = 400;

/** Runs Node with `args` and watches it and everything that it starts. Throws what it said when it fails. */
export async function measure({ args, env, cwd }: Command): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  let cpuSeconds = 0;
  let peakBytes = 0;
  const timer = setInterval(() => {
    if (!CAN_MEASURE || child.pid === undefined) return;
    const usage = usageOf(child.pid);
    cpuSeconds = Math.max(cpuSeconds, usage.cpuSeconds);
    peakBytes = Math.max(peakBytes, usage.memoryBytes);
  }, SAMPLE_EVERY);
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearInterval(timer);
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${String(status)}:\n${said}`);
  return CAN_MEASURE ? { seconds, cpuSeconds, peakBytes } : { seconds };
}
