import { expect, it } from "vitest";
import { expectClean } from "./support/account.js";
import { faults, smallPlace } from "./support/place.js";
import { changesOf, reported, stackOf, verdicts } from "./support/report.js";
import { filesBelow } from "./support/state.js";

const GATEWAY = { type: "aws:ec2/natGateway:NatGateway", region: "us-west-2" };

it("tries again what AWS throttles, says so, and makes nothing twice", async () => {
  const place = await smallPlace();
  const throttled = { ...GATEWAY, code: "ThrottlingException", message: "Rate exceeded", times: 1 };
  const fault = await faults(place, { refuse: throttled });

  const { ended, report } = await reported(place, ["up", "--yes", ...fault]);

  expect(ended.status).toBe(0);
  expect(verdicts(report)).toEqual({ "us-east-1": "succeeded", "us-west-2": "succeeded", global: "succeeded" });
  expect(report.stacks.map(({ retries }) => retries)).toEqual([undefined, 1, undefined]);
  const [, planned] = report.previews;
  expect(changesOf(stackOf(report, "us-west-2"))).toEqual({ create: planned?.counts.create });
  expect(ended.stderr).toMatch(/\[us-west-2\] warning: Trying again in \d\.\ds, 1 of 3: AWS throttles the calls/);
  const logs = new Map(await filesBelow(`${place.home}/runs/${report.run}`));
  const log = [...logs].find(([path]) => path.endsWith("small-us-west-2.log"))?.[1] ?? "";
  expect(log).toContain("Trying again in ");
  expect(log).toContain("api error ThrottlingException: Rate exceeded");
  await expectClean(place);
});

it("stops with 3 when the session ends on the way, keeps what was made, and goes on after signing in", async () => {
  const place = await smallPlace();
  const expired = { code: "ExpiredToken", message: "The security token included in the request is expired" };
  const fault = await faults(place, { refuse: { ...GATEWAY, ...expired } });

  const first = await reported(place, ["up", "--yes", "--concurrency", "1", ...fault]);

  expect(first.ended.status).toBe(3);
  expect(first.report.exitStatus).toBe(3);
  expect(verdicts(first.report)).toEqual({ "us-east-1": "succeeded", "us-west-2": "failed", global: "skipped" });
  const west = stackOf(first.report, "us-west-2");
  expect([west.unauthenticated, west.retries]).toEqual([true, undefined]);
  expect(west.failures[0]).toMatchObject({
    message: "The session of these credentials has expired",
    remedy: "Sign in again, then repeat the command: what is done is not done twice",
  });
  expect(first.ended.stdout).toContain("→ Sign in again");
  await expectClean(place);

  const second = await reported(place, ["up", "--yes"]);

  expect(second.ended.status).toBe(0);
  expect(changesOf(stackOf(second.report, "us-west-2"))["same"]).toBe(west.counts.create);
  await expectClean(place);
});
