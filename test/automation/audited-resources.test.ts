import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readDeployed, readPlanned, writePlanned } from "../../src/automation/state/audited-resources.js";
import { checkpointKey } from "../../src/automation/state/stored-checkpoint.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const KEY = "urn:pulumi:prod-us-east-1::tapctl::aws:kms/key:Key::k";

async function deployed(resources: readonly object[]) {
  const stateFolder = await temporaryFolder();
  const path = join(stateFolder, checkpointKey("prod-us-east-1"));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ checkpoint: { latest: { resources } } }));
  const backend = {
    store: fileStore(stateFolder),
    command: "pulumi",
    environment: {},
    workFolderOf: () => stateFolder,
  };
  return await readDeployed(backend, "prod-us-east-1");
}

it("reads what is deployed, with what each property is made of, and no secret", async () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
  const inputs = { enableKeyRotation: true, policy: secret, tags: [{ value: secret }] };

  const read = await deployed([
    { urn: "urn:pulumi:prod-us-east-1::tapctl::pulumi:pulumi:Stack::x", type: "pulumi:pulumi:Stack" },
    {
      urn: KEY,
      type: "aws:kms/key:Key",
      id: "1",
      inputs,
      parent: "p",
      propertyDependencies: { policy: ["r"], a: null },
    },
    { urn: KEY, type: "aws:kms/key:Key", id: "0", inputs: {}, delete: true },
  ]);

  expect(read).toEqual([
    {
      ...{ urn: KEY, type: "aws:kms/key:Key", parent: "p", dependencies: { policy: ["r"], a: [] } },
      inputs: { enableKeyRotation: true, policy: "[secret]", tags: [{ value: "[secret]" }] },
    },
  ]);
});

it("has nothing to read where nothing is in the cloud", async () => {
  expect(await deployed([])).toBeUndefined();
});

it("reads what a worker planned", async () => {
  const folder = await temporaryFolder();
  const planned = [{ urn: KEY, type: "aws:kms/key:Key", inputs: { enableKeyRotation: true } }];

  writePlanned(folder, "prod-us-east-1", planned);

  expect(await readPlanned(folder, "prod-us-east-1")).toEqual(planned);
});
