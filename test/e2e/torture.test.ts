import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const TORTURE = fileURLToPath(new URL("../../scripts/torture.ts", import.meta.url));
const KILLS = 15;

it("goes on from wherever it is killed, and makes nothing twice", { timeout: 2_400_000 }, async () => {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const args = [TORTURE, "--seed", "1", "--kills", String(KILLS)];
  const { said, stdout } = await new Promise<{ readonly said: string; readonly stdout: string }>((resolve) => {
    const child = execFile(process.execPath, args, { env: { PATH, HOME, XDG_CACHE_HOME } }, (error, stdout) => {
      resolve({ said: error?.message ?? "", stdout });
    });
    onTestFinished(() => void child.kill());
  });

  expect(said).toBe("");
  expect(stdout).toMatch(/^Seed 1: \d+ kills .*; 0 failures\n$/);
  expect(Number(/(\d+) kills/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(KILLS);
});
