import { expect, it } from "vitest";
import { expectClean, inventory, keyOf } from "./support/account.js";
import { configure, configurationOf, faults, smallPlace } from "./support/place.js";
import { changesOf, reported, stackOf, verdicts } from "./support/report.js";
import { filesBelow } from "./support/state.js";

const NO_GATEWAY = { refuse: { type: "aws:ec2/natGateway:NatGateway", region: "us-west-2" } };

it("deploys the other region, skips global with the cause named, and the next up does what is missing", async () => {
  const place = await smallPlace();
  const fault = await faults(place, NO_GATEWAY);

  const first = await reported(place, ["up", "--yes", ...fault]);

  expect(first.ended.status).toBe(1);
  expect(first.report.exitStatus).toBe(1);
  expect(verdicts(first.report)).toEqual({ "us-east-1": "succeeded", "us-west-2": "failed", global: "skipped" });
  const { failures } = stackOf(first.report, "us-west-2");
  expect(failures.map(({ urn }) => urn?.split("::")[2]?.split("$").at(-1))).toEqual(["aws:ec2/natGateway:NatGateway"]);
  expect(failures[0]?.message).toBe("The credentials may not call CreateNatGateway of EC2");
  const global = stackOf(first.report, "global");
  expect(global.reason).toBe("us-west-2 failed");
  expect(global.causedBy).toEqual(["small-us-west-2"]);
  expect(first.ended.stdout.trimEnd().split("\n").at(-1)).toMatch(/^✖ .*us-west-2/);

  const planned = first.report.previews.map(({ counts }) => counts.create);
  const made = stackOf(first.report, "us-west-2").counts.create;
  const second = await reported(place, ["up", "--yes"]);

  expect(second.ended.status).toBe(0);
  expect(verdicts(second.report)).toEqual({ "us-east-1": "unchanged", "us-west-2": "succeeded", global: "succeeded" });
  expect(second.report.stacks.map(changesOf)).toEqual([
    { same: planned[0] },
    { create: (planned[1] ?? 0) - made, same: made },
    { create: planned[2] },
  ]);
  await expectClean(place);
});

it("creates nothing when it destroys what an up left half-made", async () => {
  const place = await smallPlace();
  await configure(place, (await configurationOf(place)).replace("protection: off", "protection: on"));
  const fault = await faults(place, NO_GATEWAY);
  const first = await reported(place, ["up", "--yes", ...fault]);
  const before = (await inventory(place)).map(keyOf);

  const second = await reported(place, ["destroy", "--confirm", "small", ...fault]);

  expect(verdicts(first.report)["us-west-2"]).toBe("failed");
  expect(second.ended.status).toBe(0);
  expect(verdicts(second.report)).toEqual({ global: "unchanged", "us-east-1": "succeeded", "us-west-2": "succeeded" });
  const after = (await inventory(place)).map(keyOf);
  expect(after.filter((key) => !before.includes(key))).toEqual([]);
  expect(after.length).toBeLessThan(before.length / 4);
  const events = await filesBelow(`${place.home}/runs/${second.report.run}`);
  // What an interrupted run may have made is found by a plan of it, which does nothing.
  const done = events.flatMap(([, text]) => text.split("\n")).filter((line) => !line.includes('"planning":true'));
  const operations = done.flatMap((line) => [...line.matchAll(/"op":"([\w-]+)"/g)].map(([, op]) => op));
  expect(new Set(operations)).not.toContain("create");
  await expectClean(place);
});
