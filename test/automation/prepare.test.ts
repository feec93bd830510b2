import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkpointKey } from "../../src/automation/state/stored-checkpoint.js";
import { readEncryption } from "../../src/automation/state/encryption.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import { checkLayout, ownPassphrase } from "../../src/automation/state/prepare.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("the sandbox has one passphrase, whoever asks first, and it is not empty", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tapctl-passphrase-"));
  onTestFinished(() => rm(folder, { recursive: true }));

  const asked = await Promise.all(Array.from({ length: 20 }, () => ownPassphrase(folder)));

  expect(new Set([...asked, await ownPassphrase(folder)]).size).toBe(1);
  expect(asked[0]).toMatch(/^[\w-]{43}$/);
  expect(await readdir(folder)).toEqual(["passphrase"]);
});

describe("a state that others wrote", () => {
  it("is refused where its stacks are not sorted by project, since the engine would go on so", async () => {
    const store = fileStore(await temporaryFolder());
    await expect(checkLayout(store)).resolves.toBeUndefined();
    await store.write(".pulumi/stacks/website.json", "{}");

    await expect(checkLayout(store)).rejects.toMatchObject({ code: "STATE" });
    await store.write(".pulumi/meta.yaml", "version: 1");
    await expect(checkLayout(store)).resolves.toBeUndefined();
  });

  it.each([
    ["a passphrase", { type: "passphrase", state: { salt: "v1:s" } }, { encryptionSalt: "v1:s" }],
    [
      "a key",
      { type: "cloud", state: { url: "awskms://alias/state", encryptedkey: "a2V5" } },
      { secretsProvider: "awskms://alias/state", encryptedKey: "a2V5" },
    ],
    ["something else", { type: "service", state: { url: "https://api.pulumi.com" } }, {}],
  ])("tells how %s encrypts it, so that a new runner goes on with that", async (_, provider, settings) => {
    const store = fileStore(await temporaryFolder());
    const latest = { secrets_providers: provider };
    await store.write(checkpointKey("prod-global"), JSON.stringify({ checkpoint: { latest } }));

    expect(await readEncryption(store, "prod-global")).toEqual(settings);
    expect(await readEncryption(store, "prod-us-east-1")).toEqual({});
  });
});
