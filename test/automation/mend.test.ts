import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { OpenedSetup } from "../../src/automation/messages.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { StateStore } from "../../src/automation/state/state-store.js";
import { checkpointKey, keepCheckpoint, readStoredCheckpoint } from "../../src/automation/state/stored-checkpoint.js";
import { forgetUnfinished } from "../../src/automation/state/unfinished.js";
import { mend } from "../../src/automation/worker/mend.js";

const STACK = "prod-us-east-1";
const step = { stack: STACK, label: "us-east-1", kind: "regional", region: "us-east-1", needs: [] } as const;
const VPC = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", custom: true, id: "vpc-1" };
const PROVIDER = { urn: "urn:aws", type: "pulumi:providers:aws", custom: true, id: "0" };
const COMPONENT = { urn: "urn:network", type: "tapctl:network:Network" };
const checkpoint = (resources: readonly object[]): string =>
  JSON.stringify({ version: 3, checkpoint: { stack: STACK, latest: { secrets_providers: {}, resources } } });
const WHOLE = checkpoint([COMPONENT, PROVIDER, VPC]);
const HALF = WHOLE.slice(0, 90);
let store: StateStore;
let folder: string;
let said: string[];

const run = (writes: boolean, where: StateStore = store): Promise<void> =>
  mend({ store: where, step, writes } as unknown as OpenedSetup, (event) => {
    said.push("message" in event ? event.message : "");
  });
const stored = async () => (await store.read(checkpointKey(STACK)))?.text;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tapctl-mend-"));
  store = fileStore(folder);
  said = [];
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
});

it("makes a state of what is whole in half a checkpoint and of the one before the run, all of it to be read", async () => {
  const later = { ...VPC, inputs: { tags: { Name: 'a "}{' } } };
  const subnet = { ...VPC, urn: "urn:subnet", id: "subnet-1" };
  const changed = checkpoint([COMPONENT, PROVIDER, later, subnet]);
  await store.write(checkpointKey(STACK), checkpoint([COMPONENT, PROVIDER, VPC, subnet]));
  await keepCheckpoint(store, STACK);
  await store.write(checkpointKey(STACK), changed.slice(0, changed.indexOf("urn:subnet")));

  expect((await readStoredCheckpoint(store, STACK))?.resources).toEqual([COMPONENT, PROVIDER, later, subnet]);
  await run(true);

  const mended = JSON.parse((await stored()) ?? "") as { checkpoint: { latest: object } };
  expect(mended.checkpoint.latest).toEqual({
    secrets_providers: {},
    resources: [COMPONENT, PROVIDER, later, subnet],
    pending_operations: [later, subnet].map((resource) => ({ resource, type: "reading" })),
  });
  expect(said).toEqual([
    "An earlier run cut the state short: what is left of it is read again, and the rest looked for",
  ]);
});

it.each([0, 20, 90, 130, 200])("takes a checkpoint that ends after %i characters", async (length) => {
  await store.write(checkpointKey(STACK), WHOLE);
  await keepCheckpoint(store, STACK);
  await store.write(checkpointKey(STACK), WHOLE.slice(0, length));

  await run(true);

  expect((await readStoredCheckpoint(store, STACK))?.resources).toEqual([COMPONENT, PROVIDER, VPC]);
});

it("leaves that to a run that writes", async () => {
  await store.write(checkpointKey(STACK), WHOLE);
  await keepCheckpoint(store, STACK);
  await store.write(checkpointKey(STACK), HALF);

  await expect(run(false)).rejects.toMatchObject({
    code: "STATE",
    message: "The state of us-east-1 was cut short by a run that did not finish",
  });
  expect(await stored()).toBe(HALF);
});

it.each([WHOLE, undefined])("leaves alone what can be read: %s", async (text) => {
  await store.write(checkpointKey(STACK), WHOLE);
  await keepCheckpoint(store, STACK);
  if (text === undefined) await store.remove(checkpointKey(STACK));

  await run(true);

  expect(await stored()).toBe(text);
  expect(said).toEqual([]);
});

it("does nothing where no run kept one, and the state stays the user's to mend", async () => {
  await store.write(checkpointKey(STACK), HALF);

  await run(true);

  expect(await stored()).toBe(HALF);
  await expect(readStoredCheckpoint(store, STACK)).rejects.toMatchObject({ code: "STATE" });
});

it("keeps none once the run has come to its end, and none beside a state that is written whole", async () => {
  await store.write(checkpointKey(STACK), WHOLE);
  await keepCheckpoint(store, STACK);
  await forgetUnfinished(store, STACK);
  await keepCheckpoint({ ...store, shared: true }, STACK);

  expect(readdirSync(join(folder, "tapctl", "unfinished"))).toEqual([]);
});
