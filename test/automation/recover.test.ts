import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { OpenedSetup } from "../../src/automation/messages.js";
import type { FindCreated } from "../../src/deployment/sought.js";
import { checkpointKey } from "../../src/automation/state/stored-checkpoint.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { ResourceState } from "../../src/automation/state/ledger.js";
import { recover } from "../../src/automation/worker/recover.js";
import type { RunEvent } from "../../src/deployment/events.js";
import { FakeStack, SILENT } from "./fake-stack.js";

const VPC = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", inputs: { tags: { "tapctl:id": "V" } } };
const EIP = { urn: "urn:eip", type: "aws:ec2/eip:Eip", inputs: { tags: { "tapctl:id": "E" } } };
const ROLE = { urn: "urn:role", type: "aws:iam/role:Role", id: "reader" };
const step = { stack: "prod-us-east-1", label: "us-east-1", kind: "regional", region: "us-east-1", needs: [] } as const;
const never: FindCreated = () => Promise.reject(new Error("Nobody is to be asked"));
let events: RunEvent[];

const settle = (stack: FakeStack, find: FindCreated, stateFolder?: string): Promise<void> => {
  const store = stateFolder === undefined ? undefined : fileStore(stateFolder);
  const setup = { step, store } as unknown as OpenedSetup;
  return recover(stack.stack, { setup, find, emit: (event) => events.push(event), silent: SILENT });
};

function stateWith(pending: readonly unknown[], resources: readonly ResourceState[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "tapctl-recover-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, checkpointKey(step.stack));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ checkpoint: { latest: { resources, pending_operations: pending } } }));
  return folder;
}

beforeEach(() => {
  events = [];
});

describe("a state with operations that nobody saw the end of", () => {
  const pending = [
    { type: "creating", resource: VPC },
    { type: "creating", resource: EIP },
    { type: "updating", resource: ROLE },
  ];

  it("has them settled, reads what is older than the cloud, and says so", async () => {
    const stack = new FakeStack({ resources: [ROLE], pending_operations: pending });
    await settle(stack, ({ tag }) => Promise.resolve(tag === "V" ? "vpc-1" : undefined), stateWith(pending));

    expect(stack.deployment.resources?.map(({ id }) => id)).toEqual(["reader", "vpc-1"]);
    expect(stack.deployment.pending_operations).toEqual([]);
    expect(stack.refreshed).toEqual([["urn:vpc", "urn:role"]]);
    expect(events).toEqual([
      expect.objectContaining({
        severity: "warning",
        message:
          "An earlier run was interrupted with 3 operations begun: 1 had made something, which is adopted, 1 had not",
      }),
    ]);
  });

  it("does not count as made what the read does not find", async () => {
    const stack = new FakeStack({ resources: [ROLE], pending_operations: pending });
    stack.gone = ["urn:vpc"];
    await settle(stack, ({ tag }) => Promise.resolve(tag === "V" ? "vpc-1" : undefined), stateWith(pending));

    expect(stack.deployment.resources?.map(({ id }) => id)).toEqual(["reader"]);
    expect(events).toEqual([
      expect.objectContaining({
        message:
          "An earlier run was interrupted with 3 operations begun: 0 had made something, which is adopted, 2 had not",
      }),
    ]);
  });

  it("reads nothing where nothing is older", async () => {
    const stack = new FakeStack({ resources: [], pending_operations: [{ type: "creating", resource: VPC }] });
    await settle(stack, () => Promise.resolve(undefined));

    expect([stack.imported, stack.refreshed]).toEqual([1, []]);
  });
});

describe("a state with what was made only in part", () => {
  const part = { ...ROLE, initErrors: ["waiting for IAM Role (reader): context canceled"] };

  it.each([
    ["files", () => stateWith([], [ROLE, { ...part, urn: "urn:part" }])],
    ["no files", () => undefined],
  ])("in %s is read again there, and nowhere else", async (_, folder) => {
    const stack = new FakeStack({ resources: [ROLE, { ...part, urn: "urn:part" }] });
    await settle(stack, never, folder());

    expect([stack.imported, stack.refreshed]).toEqual([0, [["urn:part"]]]);
    expect(events).toEqual([
      expect.objectContaining({
        severity: "warning",
        message: "A resource was made or changed only in part: what is there is read again",
      }),
    ]);
  });

  it("is read together with what was begun", async () => {
    const pending = [{ type: "updating", resource: part }];
    const stack = new FakeStack({ resources: [part], pending_operations: pending });
    await settle(stack, never, stateWith(pending, [part]));

    expect(stack.refreshed).toEqual([["urn:role"]]);
  });
});

it.each([
  ["files", () => stateWith([], [{ ...ROLE, initErrors: [] }])],
  ["no files", () => undefined],
])("a state in %s that came to its end stays as it is", async (_, folder) => {
  const stack = new FakeStack({ resources: [ROLE] });
  await settle(stack, never, folder());

  expect([stack.imported, stack.refreshed, events]).toEqual([0, [], []]);
});
