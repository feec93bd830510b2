import { readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { expectClean } from "./support/account.js";
import { smallPlace, type Place } from "./support/place.js";
import { reported, verdicts } from "./support/report.js";
import { checkpointOf, locksOf } from "./support/state.js";
import { endWithTest, startTapctl, tapctl } from "./support/tapctl.js";

it("lets one of two runs work, and tells the other whose turn it is", async () => {
  const place = await smallPlace();
  const first = startTapctl(place, ["up", "--yes", "--latency", "300ms"]);
  endWithTest(first);
  await untilBegun(place);
  const second = await tapctl(place, ["up", "--yes"]);
  const waiting = startTapctl(place, ["up", "--yes", "--lock-wait", "10m"]);
  endWithTest(waiting);

  expect(second.status).toBe(6);
  expect(second.stderr).toMatch(
    new RegExp(
      `✖ The stack small-global is locked: tapctl up holds it, run \\S+, process ${first.pid} on ${hostname()}`,
    ),
  );
  expect((await first.ended).status).toBe(0);
  const { status, stderr } = await waiting.ended;
  expect(status).toBe(0);
  expect(stderr).toContain("Waiting for small-global: tapctl up holds it");
  expect([await locksOf(place), await runLocksOf(place)]).toEqual([[], []]);
  await expectClean(place);
});

it("goes on after a run that was killed, whose locks nobody has to remove", async () => {
  const place = await smallPlace();
  const first = startTapctl(place, ["up", "--yes", "--latency", "2s"]);
  endWithTest(first);
  await untilBegun(place);
  await vi.waitUntil(
    async () => ((await checkpointOf(place, "small-us-east-1"))?.pending_operations ?? []).length > 0,
    {
      timeout: 120_000,
      interval: 20,
    },
  );
  process.kill(first.pid, "SIGKILL");
  await first.ended;
  const status = await tapctl(place, ["status"]);
  const { ended, report } = await reported(place, ["up", "--yes"]);

  expect(status.stderr).toContain("global is locked: tapctl up holds it, run ");
  expect(ended.status).toBe(0);
  expect(ended.stderr).toContain("did not finish small-global: this one goes on from there");
  await expectClean(place);
  expect(Object.values(verdicts(report))).toEqual(["succeeded", "succeeded", "succeeded"]);
  expect([await locksOf(place), await runLocksOf(place)]).toEqual([[], []]);
});

/** A run has all of its locks, and an engine has begun. */
async function untilBegun(place: Place): Promise<void> {
  await vi.waitUntil(async () => (await runLocksOf(place)).length === 3 && (await locksOf(place)).length > 0, {
    timeout: 120_000,
  });
}

async function runLocksOf({ home }: Place): Promise<readonly string[]> {
  return await readdir(join(home, "sandbox", "state", "tapctl", "locks")).catch(() => []);
}
