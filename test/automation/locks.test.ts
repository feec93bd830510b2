import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { readEngineLocks, removeDeadEngineLocks } from "../../src/automation/locks/engine-lock.js";
import { lockKey, readLock, type LockRecord } from "../../src/automation/locks/lock-record.js";
import { thisProcess } from "../../src/automation/locks/owner.js";
import { takeLocks, type LockRequest } from "../../src/automation/locks/run-lock.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { StateStore } from "../../src/automation/state/state-store.js";

const PACE = { beatEvery: 20, deadAfter: 300, lookEvery: 10 };
const STACK = "prod-us-east-1";
let stateFolder: string;
let store: StateStore;

const take = (run: string, more: Partial<LockRequest> = {}) =>
  takeLocks({
    ...{ store, stacks: [STACK], run, command: "up", waitMs: 0, pace: PACE },
    ...{ say: () => undefined, onLost: () => undefined },
    ...more,
  });
const place = async (record: LockRecord, stack = STACK): Promise<void> => {
  await mkdir(join(stateFolder, "tapctl", "locks"), { recursive: true });
  await writeFile(store.locate(lockKey(stack)), JSON.stringify(record));
};
const recordOf = async (more: Partial<LockRecord> = {}): Promise<LockRecord> => ({
  ...(await thisProcess()),
  ...{ run: "earlier", command: "up", takenAt: "2026-01-01T00:00:00.000Z", beat: 3 },
  ...more,
});
const holder = async (stack = STACK) => (await readLock(store, stack))?.run;
const deadPid = (): number => spawnSync(process.execPath, ["-e", "0"]).pid;

/** A process that has ended, below one that does not ask: it waits until the shell, which would, has become another. */
async function zombie(): Promise<Pick<LockRecord, "pid" | "processStart">> {
  const child = 'while read -r name < /proc/$$/comm && [ "$name" != sleep ]; do :; done';
  const parent = spawn("sh", ["-c", `{ ${child}; } & echo $!; exec sleep 60`], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => {
    parent.kill("SIGKILL");
  });
  const [chunk] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(chunk.toString());
  const fields = async () => (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /s, "").split(" ");
  await vi.waitUntil(async () => (await fields())[0] === "Z");
  return { pid, processStart: (await fields())[19] ?? "" };
}

beforeEach(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), "tapctl-locks-"));
  store = fileStore(stateFolder);
});

describe("a run's locks", () => {
  it("are there until it releases them", async () => {
    const held = await take("first");
    expect(await holder()).toBe("first");

    await held.release();
    expect(await holder()).toBeUndefined();
  });

  it("keep others out, who are told by whom", async () => {
    const held = await take("first");

    await expect(take("second")).rejects.toMatchObject({
      code: "LOCKED",
      message: expect.stringMatching(
        `^The stack ${STACK} is locked: tapctl up holds it, run first, process ${process.pid} on ${hostname()}, since 20`,
      ) as unknown,
    });
    expect(await holder()).toBe("first");
    await held.release();
  });

  it("are all taken or none", async () => {
    const held = await take("first", { stacks: ["prod-us-west-2"] });

    await expect(take("second", { stacks: ["prod-us-west-2", STACK] })).rejects.toMatchObject({ code: "LOCKED" });
    expect(await holder()).toBeUndefined();
    await held.release();
  });

  it("are waited for as long as is wanted, which is said once", async () => {
    const said: string[] = [];
    const first = await take("first");
    const second = take("second", { waitMs: 60_000, say: (line) => said.push(line) });
    await vi.waitUntil(() => said.length > 0);
    await first.release();

    await (await second).release();
    expect(said).toEqual([expect.stringMatching(`^Waiting for ${STACK}: tapctl up holds it, run first, `)]);
  });

  it("beat while the run lives", async () => {
    const held = await take("first");
    await vi.waitUntil(async () => ((await readLock(store, STACK))?.beat ?? 0) > 1);

    expect(await holder()).toBe("first");
    await held.release();
  });

  it("tell a run that lost them", async () => {
    const lost: string[] = [];
    const held = await take("first", { onLost: (stack) => lost.push(stack) });
    await place(await recordOf({ run: "other" }));
    await vi.waitUntil(() => lost.length > 0);

    expect(lost[0]).toBe(STACK);
    await held.release();
    expect(await holder()).toBe("other");
  });
});

describe("the lock of a dead run", () => {
  it.each([
    ["whose process is gone", async () => recordOf({ pid: deadPid() })],
    ["whose number another process has now", async () => recordOf({ processStart: "1" })],
    ["from before the machine was started again", async () => recordOf({ bootId: "another" })],
    ["of another machine that has fallen silent", async () => recordOf({ host: "elsewhere" })],
    ["whose process has ended without its parent's asking how", async () => recordOf(await zombie())],
  ])("%s gives way, and is handed over", async (_, record) => {
    await place(await record());
    const held = await take("second");

    expect(await holder()).toBe("second");
    expect(held.taken.get(STACK)?.run).toBe("earlier");
    await held.release();
  });

  it("gives way to one run only", async () => {
    await place(await recordOf({ pid: deadPid() }));
    const runs = Array.from({ length: 12 }, (_, at) => take(`run-${at}`));
    const ended = await Promise.allSettled(runs);

    const won = ended.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    expect(await holder()).toBe(`run-${ended.findIndex(({ status }) => status === "fulfilled")}`);
  });

  it("of another machine is waited for together with that run's others", async () => {
    const stacks = [STACK, "prod-us-west-2"];
    for (const stack of stacks) await place(await recordOf({ host: "elsewhere" }), stack);
    const said: string[] = [];
    const held = await take("second", { stacks, say: (line) => said.push(line) });

    expect(said).toEqual([expect.stringContaining(`Waiting for ${STACK}: `)]);
    expect([...held.taken.keys()]).toEqual(stacks);
    await held.release();
  });

  it("of another machine does not give way while it beats", async () => {
    const record = await recordOf({ host: "elsewhere" });
    await place(record);
    let beat = record.beat;
    let beaten = Promise.resolve();
    const beating = setInterval(() => {
      beaten = place({ ...record, beat: ++beat });
    }, 50);
    onTestFinished(() => {
      clearInterval(beating);
    });

    // Long enough for a beat on the slowest machine: the first that is seen decides.
    await expect(take("second", { pace: { ...PACE, deadAfter: 60_000 } })).rejects.toMatchObject({ code: "LOCKED" });
    clearInterval(beating);
    await beaten;
    expect(await holder()).toBe("earlier");
  });
});

describe("where other machines write too, which may have this one's name", () => {
  const among = () => ({ ...store, shared: true });

  it.each([
    ["from before a start of this machine, or of another", async () => recordOf({ bootId: "another" })],
    ["of a machine that does not tell its starts", async () => recordOf({ bootId: "", pid: deadPid() })],
  ])("a lock %s is watched before it gives way", async (_, record) => {
    const said: string[] = [];
    await place(await record());
    const held = await take("second", { store: among(), say: (line) => said.push(line) });

    expect(said).toEqual([expect.stringMatching(`^Waiting for ${STACK}: tapctl up holds it, run earlier, `)]);
    expect(await holder()).toBe("second");
    await held.release();
  });

  it("a lock of a process of this machine that is gone gives way at once", async () => {
    const said: string[] = [];
    await place(await recordOf({ pid: deadPid() }));
    const held = await take("second", { store: among(), say: (line) => said.push(line) });

    expect([held.taken.get(STACK)?.run, said]).toEqual(["earlier", []]);
    await held.release();
  });

  it("an engine's lock that only bears this machine's name stays, and that of this very run goes", async () => {
    const own = await recordOf();
    const folder = `.pulumi/locks/organization/tapctl/${STACK}`;
    const lock = (at: string) =>
      JSON.stringify({ pid: deadPid(), username: "root", hostname: hostname(), timestamp: at });
    await store.write(`${folder}/earlier.json`, lock("2025-12-31T00:00:00Z"));
    await store.write(`${folder}/own.json`, lock("2026-01-01T00:01:00Z"));

    expect(await removeDeadEngineLocks(among(), STACK)).toHaveLength(2);
    expect(await removeDeadEngineLocks(among(), STACK, own)).toMatchObject([{ key: `${folder}/earlier.json` }]);
  });
});

it.each(["", "{", "[]", '{"run":"x"}'])("a lock that holds %j is refused, not taken", async (text) => {
  await mkdir(join(stateFolder, "tapctl", "locks"), { recursive: true });
  await writeFile(store.locate(lockKey(STACK)), text);

  await expect(take("second")).rejects.toMatchObject({
    code: "STATE",
    hint: expect.stringContaining("delete") as unknown,
  });
  expect(await readFile(store.locate(lockKey(STACK)), "utf8")).toBe(text);
});

describe("the engine's own locks", () => {
  const engineLock = async (id: string, fields: object): Promise<string> => {
    const folder = join(stateFolder, ".pulumi", "locks", "organization", "tapctl", STACK);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${id}.json`);
    await writeFile(path, JSON.stringify(fields));
    await writeFile(`${path}.attrs`, "{}");
    return path;
  };
  const lock = (pid: number, host: string, timestamp = new Date().toISOString()) => ({
    ...{ pid, username: "root", hostname: host, timestamp },
  });

  it("go when their engine is gone, each by itself", async () => {
    const dead = await engineLock("dead", lock(deadPid(), hostname()));
    await engineLock("alive", lock(process.pid, hostname()));
    const left = await removeDeadEngineLocks(store, STACK);

    expect(left.map(({ pid }) => pid)).toEqual([process.pid]);
    await expect(access(`${dead}.attrs`)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readEngineLocks(store, STACK)).toHaveLength(1);
  });

  it("go when their number belongs to a process that is younger than they are", async () => {
    await engineLock("reused", lock(process.pid, hostname(), "2001-01-01T00:00:00Z"));

    expect(await removeDeadEngineLocks(store, STACK)).toEqual([]);
  });

  it("of another machine go with the dead run that had them made there, and stay otherwise", async () => {
    await engineLock("before", lock(7, "elsewhere", "2025-12-31T00:00:00Z"));
    await engineLock("during", lock(8, "elsewhere", "2026-01-01T00:01:00Z"));

    expect(await removeDeadEngineLocks(store, STACK)).toHaveLength(2);
    const left = await removeDeadEngineLocks(store, STACK, await recordOf({ host: "elsewhere" }));
    expect(left.map(({ pid }) => pid)).toEqual([7]);
  });

  it("that say nothing stay", async () => {
    const path = await engineLock("half", {});
    await writeFile(path, "{");

    expect(await removeDeadEngineLocks(store, STACK)).toMatchObject([{ hostname: "unknown" }]);
  });
});
