import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { dataOf } from "./support/output.js";
import { deployedPlace, exists, smallPlace, type Place } from "./support/place.js";
import { checkpointOf } from "./support/state.js";
import { tapctl } from "./support/tapctl.js";

describe("what is deployed", () => {
  let place: Place;

  beforeAll(async () => {
    place = await deployedPlace();
  });

  it("is offered as JSON, a stack a key", async () => {
    const ended = await tapctl(place, ["outputs", "--json"]);

    const vpc = (await checkpointOf(place, "small-us-west-2"))?.resources?.find(
      ({ type }) => type === "aws:ec2/vpc:Vpc",
    );
    expect(ended.status).toBe(0);
    expect(vpc?.id).toMatch(/^vpc-/);
    expect(dataOf(ended)).toMatchObject({
      "us-east-1": { vpcCidr: "10.10.0.0/20" },
      "us-west-2": { vpcCidr: "10.20.0.0/20", vpcId: vpc?.id },
      global: { regions: ["us-east-1", "us-west-2"] },
    });
  });

  it("is offered as variables that a shell evaluates", async () => {
    const { status, stdout } = await tapctl(place, ["outputs", "--shell", "--only", "us-west-2"]);

    const { stdout: seen } = await promisify(execFile)("sh", [
      "-c",
      `${stdout}\nprintf %s "$TAPCTL_US_WEST_2_VPCCIDR"`,
    ]);
    expect(status).toBe(0);
    expect(seen).toBe("10.20.0.0/20");
  });

  it("has a status of its own, a stack a row", async () => {
    const ended = await tapctl(place, ["status", "--json"]);

    const { stacks } = dataOf(ended) as { stacks: readonly Record<string, unknown>[] };
    expect(stacks.map(({ label, lastResult, pending, lock }) => ({ label, lastResult, pending, lock }))).toEqual(
      ["us-east-1", "us-west-2", "global"].map((label) => ({ label, lastResult: "up succeeded", pending: 0 })),
    );
  });

  it("is forgotten by a reset, together with the account", async () => {
    const ended = await tapctl(place, ["sandbox", "reset"]);

    expect(ended).toMatchObject({ status: 0, stdout: "The simulated account 111122223333 is empty\n" });
    expect((await tapctl(place, ["outputs"])).status).toBe(4);
    expect(dataOf(await tapctl(place, ["sandbox", "inventory", "--json"]))).toEqual({ resources: [] });
  });
});

it("gives the order of the stacks as stages, and backwards for destroy", async () => {
  const place = await smallPlace();

  const [up, destroy] = await Promise.all([
    tapctl(place, ["graph", "--json"]),
    tapctl(place, ["graph", "--json", "--as", "destroy"]),
  ]);

  expect(dataOf(up)).toEqual({ stages: [{ stacks: ["us-east-1", "us-west-2"] }, { stacks: ["global"] }] });
  expect(dataOf(destroy)).toEqual({ stages: [{ stacks: ["global"] }, { stacks: ["us-east-1", "us-west-2"] }] });
});

it("validates without an engine and leaves nothing behind", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["validate"], { PATH: place.temporary, XDG_CACHE_HOME: place.temporary });

  expect(ended).toEqual({
    status: 0,
    stdout:
      "config/small.yaml is valid: 2 regions, primary us-east-1, account 111122223333, target sandbox, protection off\n",
    stderr: "",
  });
  expect(await exists(place.home)).toBe(false);
});

it("examines what a deployment needs, and names the remedy of what is missing", async () => {
  const place = await smallPlace();

  const well = await tapctl(place, ["doctor"]);
  const ill = await tapctl(place, ["doctor"], { PATH: place.temporary, XDG_CACHE_HOME: place.temporary });

  expect(well.status).toBe(0);
  expect(well.stdout.trimEnd().split("\n").at(-1)).toBe("Everything is in place");
  expect(ill.status).toBe(4);
  expect(ill.stdout).toContain("✖ Pulumi CLI: not found\n  → Put it in place with: tapctl engine install\n");
  expect(ill.stdout.trimEnd().split("\n").at(-1)).toBe("Not in place: Pulumi CLI");
});

it("writes an environment to start from, which is valid", async () => {
  const place = await smallPlace();

  const made = await tapctl(place, ["init", "first", "--small"]);
  const checked = await tapctl(place, ["validate", "--env", "first"]);
  const again = await tapctl(place, ["init", "first"]);

  expect([made.status, checked.status, again.status]).toEqual([0, 0, 4]);
  expect(made.stdout).toBe("Wrote config/first.yaml. Check it with: tapctl validate --env first\n");
  expect(again.stderr).toContain("overwrite it with --force");
});
