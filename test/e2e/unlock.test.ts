import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { expectClean } from "./support/account.js";
import { smallPlace, type Place } from "./support/place.js";
import { livingIn, workerOf } from "./support/processes.js";
import { EAST, smallEnvironment } from "./support/small.js";
import { checkpointOf, locksOf } from "./support/state.js";
import { endWithTest, startTapctl, tapctl, type Running } from "./support/tapctl.js";

const STACK = "small-us-east-1";

it("shows who holds a lock, and leaves it to a run that lives", async () => {
  const { place, running } = await atWork();
  const { status, stdout, stderr } = await tapctl(place, ["unlock"]);

  expect(status).toBe(6);
  expect(stdout).toContain(`${STACK}: tapctl up holds it, run `);
  expect(stdout).not.toContain("removed");
  expect(stderr).toContain("If its process is gone for certain: tapctl unlock --confirm small");
  expect((await running.ended).status).toBe(0);
});

it("removes what a run that was killed left", async () => {
  const { place, running } = await atWork();
  await killAll(running);
  const first = await tapctl(place, ["unlock"]);
  const second = await tapctl(place, ["unlock"]);

  expect([first.status, second.status]).toEqual([0, 0]);
  expect(first.stdout).toMatch(/small-us-east-1: tapctl up holds it, .*; removed\n/);
  expect(first.stdout).toMatch(/small-us-east-1: pulumi holds it, .*; removed\n/);
  expect(second.stdout).toBe("No stack is locked\n");
  expect([await runLocksOf(place), await locksOf(place)]).toEqual([[], []]);
});

it("removes another machine's lock only when somebody vouches for it", async () => {
  const { place, running } = await atWork();
  await killAll(running);
  await moveAway(place);
  const asked = await tapctl(place, ["unlock", "--json"]);
  const mistaken = await tapctl(place, ["unlock", "--confirm", "large"]);
  const vouched = await tapctl(place, ["unlock", "--confirm", "small"]);

  expect([asked.status, mistaken.status, vouched.status]).toEqual([6, 4, 0]);
  const [line = ""] = asked.stdout.split("\n");
  const { locks } = JSON.parse(line) as { locks: readonly { owner: string; removed: boolean }[] };
  expect(locks.map(({ removed }) => removed)).not.toContain(true);
  expect(locks.every(({ owner }) => owner.includes(" on elsewhere"))).toBe(true);
  expect(mistaken.stderr).toContain('Cannot unlock "small": "large" was confirmed');
  expect([await runLocksOf(place), await locksOf(place)]).toEqual([[], []]);
});

/** A lock is dead after 90 seconds of silence. */
const PATIENCE = { timeout: 400_000 };

it(
  "is not needed after another machine's run: the next up waits until that is dead, and goes on",
  PATIENCE,
  async () => {
    const { place, running } = await atWork();
    await killAll(running);
    await moveAway(place);
    await rm(join(place.home, "sandbox", "runs"), { recursive: true, force: true });
    const { status, stderr } = await tapctl(place, ["up", "--yes"]);

    expect(stderr).toMatch(/Waiting for small-\S+: tapctl up holds it, run \S+, process \d+ on elsewhere/);
    expect(stderr).toContain("this one goes on from there");
    expect(status).toBe(0);
    await expectClean(place);
    expect([await runLocksOf(place), await locksOf(place)]).toEqual([[], []]);
  },
);

/** An `up` whose engine is making something. */
async function atWork(): Promise<{ readonly place: Place; readonly running: Running }> {
  const place = await smallPlace(smallEnvironment({ regions: EAST }));
  const running = startTapctl(place, ["up", "--yes", "--latency", "300ms"]);
  endWithTest(running);
  await vi.waitUntil(async () => ((await checkpointOf(place, STACK))?.pending_operations ?? []).length > 0, {
    timeout: 120_000,
    interval: 20,
  });
  return { place, running };
}

/** A machine that loses its power. */
async function killAll({ pid, ended }: Running): Promise<void> {
  const worker = await workerOf(pid, STACK);
  process.kill(pid, "SIGKILL");
  // With the engine, which is in its group.
  process.kill(-worker, "SIGKILL");
  await ended;
  await vi.waitUntil(async () => (await livingIn(worker)).length === 0, { timeout: 30_000 });
}

/** As if the run had been on another machine. */
async function moveAway(place: Place): Promise<void> {
  const own = (await runLocksOf(place)).map((file) => join(ownLocks(place), file));
  const engines = (await locksOf(place)).map((file) => join(engineLocks(place), file));
  for (const path of [...own, ...engines]) {
    const record = JSON.parse(await readFile(path, "utf8")) as object;
    const host = "hostname" in record ? { hostname: "elsewhere" } : { host: "elsewhere", bootId: "another" };
    await writeFile(path, JSON.stringify({ ...record, ...host }));
  }
}

async function runLocksOf(place: Place): Promise<readonly string[]> {
  return await readdir(ownLocks(place));
}

function ownLocks({ home }: Place): string {
  return join(home, "sandbox", "state", "tapctl", "locks");
}

function engineLocks({ home }: Place): string {
  return join(home, "sandbox", "state", ".pulumi", "locks");
}
