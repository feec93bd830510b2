import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { expectClean } from "./support/account.js";
import { smallPlace, type Place } from "./support/place.js";
import { workerOf } from "./support/processes.js";
import { reported, verdicts } from "./support/report.js";
import { EAST, smallEnvironment } from "./support/small.js";
import { checkpointOf, locksOf } from "./support/state.js";
import { endWithTest, startTapctl, tapctl } from "./support/tapctl.js";

const STACK = "small-us-east-1";
const alone = () => smallPlace(smallEnvironment({ regions: EAST }));

it("adopts what a worker had made that was killed together with its provider", async () => {
  const place = await alone();
  await killWorkerOfFirstUp(place);
  const orphans = await tapctl(place, ["sandbox", "inventory", "--check"]);
  const status = await tapctl(place, ["status"]);
  const { ended, report } = await reported(place, ["up", "--yes"]);

  expect(orphans.stdout).toContain("Orphan in us-east-1: ");
  expect(status.stderr).toMatch(/us-east-1 was left unfinished: run \S+, tapctl up on /);
  expect(ended.stderr).toMatch(/An earlier run did not finish here \(run \S+, tapctl up on /);
  expect(ended.status).toBe(0);
  expect(Object.values(verdicts(report))).toEqual(["succeeded", "succeeded"]);
  await expectClean(place);
  expect([await locksOf(place), await unfinishedOf(place)]).toEqual([[], []]);
});

it("destroys what such a worker had made too", async () => {
  const place = await alone();
  await killWorkerOfFirstUp(place);
  const { status } = await tapctl(place, ["destroy", "--confirm", "small"]);

  expect(status).toBe(0);
  await expectClean(place);
  expect(await unfinishedOf(place)).toEqual([]);
});

async function killWorkerOfFirstUp(place: Place): Promise<void> {
  const running = startTapctl(place, ["up", "--yes", "--latency", "1s"]);
  endWithTest(running);
  const worker = await workerOf(running.pid, STACK);
  await vi.waitUntil(() => holdsMore(place), { timeout: 120_000, interval: 20 });
  process.kill(worker, "SIGKILL");
  expect((await running.ended).status).toBe(1);
}

/** The account has what the state does not know yet. */
async function holdsMore(place: Place): Promise<boolean> {
  const known =
    (await checkpointOf(place, STACK))?.resources?.filter(({ type }) => type.startsWith("aws:")).length ?? 0;
  return readInventory(join(place.home, "sandbox", "111122223333")).length > known + 2;
}

async function unfinishedOf({ home }: Place): Promise<readonly string[]> {
  return await readdir(join(home, "sandbox", "state", "tapctl", "unfinished"));
}
