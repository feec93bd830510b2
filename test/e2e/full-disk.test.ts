import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { smallPlace } from "./support/place.js";
import { EAST, smallEnvironment } from "./support/small.js";
import { commandLine, start, type Ended } from "./support/tapctl.js";

/** A process of one's own file systems: a folder of it can fill up, or become read-only. */
const PRIVATE_MOUNTS = ["-r", "-m"];
const canMount = spawnSync("unshare", [...PRIVATE_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

const UP = commandLine(["up", "--yes", "--latency", "100ms"]).join(" ");
const CHECK = commandLine(["sandbox", "inventory", "--check"]).join(" ");

/** $1 is the folder of the state. */
const FULL = `
mount -t tmpfs -o size=300k tmpfs "$1"
${UP}; echo "first: $?"
mount -o remount,size=100m "$1"
${UP}; echo "second: $?"
${CHECK}; echo "check: $?"
`;

const READ_ONLY = `
mount -t tmpfs -o size=100m tmpfs "$1"
(while ! grep -qs pending_operations.*tap-network "$1"/.pulumi/stacks/tapctl/small-us-east-1.json; do sleep 0.1; done
mount -o remount,ro "$1") &
${UP}; echo "first: $?"
mount -o remount,rw "$1"
${UP}; echo "second: $?"
${CHECK}; echo "check: $?"
`;

/** Each of the engine's writes takes half a minute to be given up. */
const PATIENCE = { timeout: 600_000 };

const SKIPPED = "Skipped: this system lets nobody mount a file system of his own, so no disk can fill up";
if (!canMount) process.stderr.write(`${SKIPPED}\n`);

it.skipIf(!canMount).each([
  { what: "a disk that fills up", script: FULL, why: "no space left on device" },
  { what: "a state that becomes read-only", script: READ_ONLY, why: "read-only file system" },
])("goes on after $what, which it told of", PATIENCE, async ({ script, why }) => {
  const { stdout, stderr } = await onOwnDisk(script);
  const [first = "", rest = ""] = stdout.split("first: ");

  expect(`${first}${stderr}`).toContain(`The state could not be written: ${why}`);
  expect(rest).toMatch(/^1\n/);
  expect(rest).toContain("\nsecond: 0\n");
  expect(rest).toMatch(/\ncheck: 0\n$/);
  expect(stderr).toMatch(/An earlier run did not finish here .*: this one goes on from there/);
});

async function onOwnDisk(script: string): Promise<Ended> {
  const place = await smallPlace(smallEnvironment({ regions: EAST }));
  const state = join(place.home, "sandbox", "state");
  await mkdir(state, { recursive: true });
  return await start(place, "unshare", [...PRIVATE_MOUNTS, "sh", "-c", script, "sh", state]).ended;
}
