import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ProjectFlags } from "../commands/deps.js";
import type { SandboxSetup } from "../automation/messages.js";
import { TapStackError } from "../errors.js";
import type { Access } from "./access.js";

/** The account's store, and how it is to behave: flag before variable before nothing. */
export async function sandboxSetup({ folders, environment }: Access, flags: ProjectFlags): Promise<SandboxSetup> {
  const latency = flags.latency ?? process.env["TAPCTL_LATENCY"];
  const plan = flags.faults ?? process.env["TAPCTL_FAULTS"];
  return {
    folder: join(folders.sandbox, environment.account),
    latencyMs: latency === undefined ? 0 : milliseconds(latency),
    ...(plan === undefined ? {} : { faults: await readPlan(plan) }),
  };
}

async function readPlan(path: string): Promise<string> {
  const { parseFaults } = await import("../sandbox/faults.js");
  try {
    const text = await readFile(resolve(path), "utf8");
    parseFaults(text);
    return text;
  } catch (cause) {
    if (cause instanceof TapStackError) throw cause;
    throw new TapStackError("USAGE", `Cannot read the plan of failures "${path}"`, {
      hint: "Name a JSON file with --faults",
      cause,
    });
  }
}

function milliseconds(text: string): number {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const factor = { ms: 1, s: 1000, m: 60_000 }[unit ?? ""];
  if (factor !== undefined) return Number(amount) * factor;
  throw new TapStackError("USAGE", `Cannot read the latency "${text}": it is not like 250ms, 1s or 2m`, {
    hint: "Write it like --latency 1s",
  });
}
