import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const TORTURE = fileURLToPath(new URL("../../scripts/torture.ts", import.meta.url));
const KILLS = 15;

it(
  "goes on from wherever it is killed, with nothing made twice, orphaned or left behind",
  { timeout: 2_400_000 },
  async () => {
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: undefined };
    const { error, stdout } = await new Promise<{ readonly error: Error | null; readonly stdout: string }>(
      (resolve) => {
        execFile(process.execPath, [TORTURE, "--seed", "1", "--kills", String(KILLS)], { env }, (error, stdout) => {
          resolve({ error, stdout });
        });
      },
    );

    expect(stdout).toMatch(/^Seed 1: \d+ kills .*; 0 failures\n$/);
    expect(error).toBeNull();
    expect(Number(/(\d+) kills/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(KILLS);
  },
);
