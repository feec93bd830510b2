import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { OpenedSetup } from "../../src/automation/messages.js";
import type { FindCreated } from "../../src/deployment/sought.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { StateStore } from "../../src/automation/state/state-store.js";
import { readUnfinished, writeUnfinished } from "../../src/automation/state/unfinished.js";
import { NO_ORIGINS } from "../../src/automation/worker/origins.js";
import { unfinishedWork, type UnfinishedWork } from "../../src/automation/worker/unfinished-work.js";
import { FakeStack, SILENT } from "./fake-stack.js";

const STACK = "prod-us-east-1";
const step = { stack: STACK, label: "us-east-1", kind: "regional", region: "us-east-1", needs: [] } as const;
const run = { run: "second", command: "up", configurationDigest: "abc", version: "1.0.0" };
const earlier = { ...run, run: "first", host: "elsewhere", since: "2026-01-01T00:00:00.000Z" };
const program = { run: () => Promise.resolve(undefined), findings: () => Promise.resolve({ origins: NO_ORIGINS }) };
const VPC = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", inputs: { tags: { "tapctl:id": "V" } } };
const found: FindCreated = () => Promise.resolve("vpc-1");
let stateFolder: string;
let store: StateStore;
let said: string[];

function work(more: Partial<OpenedSetup> = {}, find: FindCreated | undefined = found): UnfinishedWork {
  const workFolder = mkdtempSync(join(tmpdir(), "tapctl-work-"));
  onTestFinished(() => {
    rmSync(workFolder, { recursive: true });
  });
  const setup = { step, run, store, workFolder, writes: true, ...more } as unknown as OpenedSetup;
  const emit = (event: object): void => void said.push("message" in event ? String(event.message) : "");
  return unfinishedWork({ setup, find, emit, silent: SILENT });
}
const planning = (...planned: readonly (typeof VPC)[]): FakeStack =>
  new FakeStack({ resources: [] }, (present) => planned.filter(({ urn }) => !present.some((one) => one.urn === urn)));

beforeEach(() => {
  stateFolder = mkdtempSync(join(tmpdir(), "tapctl-unfinished-"));
  store = fileStore(stateFolder);
  said = [];
  onTestFinished(() => {
    rmSync(stateFolder, { recursive: true });
  });
});

describe("the mark of a run that changes a stack", () => {
  it("is there from its beginning to its end", async () => {
    const own = work();
    await own.begin();
    expect(await readUnfinished(store, STACK)).toMatchObject({ ...run, host: hostname() });

    await own.end();
    expect(readdirSync(join(stateFolder, "tapctl", "unfinished"))).toEqual([]);
  });

  it("goes after a part of the work, unless an earlier run left one", async () => {
    const own = work();
    await own.begin();
    await own.endPart();
    expect(await readUnfinished(store, STACK)).toBeUndefined();

    await writeUnfinished(store, STACK, earlier);
    const second = work();
    await second.begin();
    await second.endPart();
    expect(await readUnfinished(store, STACK)).toMatchObject({ run: "second" });
  });

  it("counts though whoever wrote it was killed while writing", async () => {
    mkdirSync(join(stateFolder, "tapctl", "unfinished"), { recursive: true });
    writeFileSync(join(stateFolder, "tapctl", "unfinished", `${STACK}.json`), '{"run": "fi');

    expect(await readUnfinished(store, STACK)).toMatchObject({ run: "" });
  });
});

describe("a run that finds the mark of another", () => {
  it("adopts what that made, says so once, and takes the mark away when nothing is left to make", async () => {
    await writeUnfinished(store, STACK, earlier);
    const stack = planning(VPC);
    const own = work();
    await own.adopt(stack.stack, program);
    await own.adopt(stack.stack, program);

    expect(stack.deployment.resources).toMatchObject([{ urn: "urn:vpc", id: "vpc-1" }]);
    expect(said).toEqual([
      "An earlier run did not finish here (run first, tapctl up on elsewhere, begun at 2026-01-01T00:00:00.000Z): this one goes on from there",
      "1 resources that it had made without recording them are adopted",
    ]);
    expect(await readUnfinished(store, STACK)).toBeUndefined();
  });

  it("leaves it until there is nothing more to make", async () => {
    await writeUnfinished(store, STACK, earlier);
    await work({}, () => Promise.resolve(undefined)).adopt(planning(VPC).stack, program);

    expect(await readUnfinished(store, STACK)).toEqual(earlier);
  });

  it("says that the configuration or the tool has changed since", async () => {
    await writeUnfinished(store, STACK, { ...earlier, configurationDigest: "old", version: "0.9.0" });
    await work().adopt(planning().stack, program);

    expect(said[1]).toBe("Since that run the configuration has changed and tapctl has changed from 0.9.0");
  });

  it("changes nothing where it may not write", async () => {
    await writeUnfinished(store, STACK, earlier);
    const stack = planning(VPC);
    await work({ writes: false }).adopt(stack.stack, program);

    expect([stack.imported, said.length]).toEqual([0, 1]);
    expect(said[0]).toMatch(/: the next tapctl up goes on from there$/);
  });
});

it("a run that finds no mark asks the cloud nothing", async () => {
  const stack = planning(VPC);
  await work({}, () => Promise.reject(new Error("asked"))).adopt(stack.stack, program);

  expect([stack.imported, said]).toEqual([0, []]);
});
