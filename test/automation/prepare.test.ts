import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ownPassphrase } from "../../src/automation/state/prepare.js";

it("the sandbox has one passphrase, whoever asks first, and it is not empty", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tapctl-passphrase-"));
  onTestFinished(() => rm(folder, { recursive: true }));

  const asked = await Promise.all(Array.from({ length: 20 }, () => ownPassphrase(folder)));

  expect(new Set([...asked, await ownPassphrase(folder)]).size).toBe(1);
  expect(asked[0]).toMatch(/^[\w-]{43}$/);
  expect(await readdir(folder)).toEqual(["passphrase"]);
});
