import { spawnSync } from "node:child_process";

export interface StartUp {
  readonly runs: number;
  /** Medians, in ms. */
  readonly node: number;
  readonly help: number;
  readonly validate: number;
}

const COMMANDS = {
  node: ["-e", "0"],
  help: ["bin/tapctl.js", "--help"],
  validate: ["bin/tapctl.js", "validate", "--target", "sandbox"],
} as const;

/** The three in turns, so that a busy moment of the machine strikes all of them. */
export function measureStartUp(runs: number, env: NodeJS.ProcessEnv): StartUp {
  const times = { node: [] as number[], help: [] as number[], validate: [] as number[] };
  const names = ["node", "help", "validate"] as const;
  for (const name of names) milliseconds(COMMANDS[name], env);
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) times[name].push(milliseconds(COMMANDS[name], env));
  }
  return { runs, node: median(times.node), help: median(times.help), validate: median(times.validate) };
}

function milliseconds(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr.toString()}`);
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
