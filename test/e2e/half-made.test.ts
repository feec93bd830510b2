import { expect, it } from "vitest";
import { expectClean, inventory } from "./support/account.js";
import { faults, smallPlace, type Place } from "./support/place.js";
import { reported, stackOf, verdicts } from "./support/report.js";
import { EAST, smallEnvironment } from "./support/small.js";
import { tapctl } from "./support/tapctl.js";

const VPC = "aws:ec2/vpc:Vpc";
const SETTING = "enableDnsHostnames";
const CUT = { type: VPC, region: "us-east-1", without: [SETTING] };
const SAID = "A resource was made or changed only in part: what is there is read again";

it("mends what a provider made only in part and believes to be whole", async () => {
  const place = await smallPlace(smallEnvironment({ regions: EAST }));

  const first = await reported(place, ["up", "--yes", ...(await faults(place, { cut: CUT }))]);
  expect([first.ended.status, verdicts(first.report)["us-east-1"]]).toEqual([1, "failed"]);
  expect(first.ended.stdout).toMatch(/waiting for EC2 VPC \(vpc-\w+\) create: context canceled/);
  const made = await vpcs(place);

  // Nothing is written down by a preview, so each one has to read.
  const preview = await reported(place, ["preview"]);
  const up = await reported(place, ["up", "--yes"]);
  for (const { ended, report } of [preview, up]) {
    expect(ended.status).toBe(0);
    const planned = report.previews.flatMap(({ changes }) => changes.filter(({ type }) => type === VPC));
    expect(planned.map(({ kind, properties }) => [kind, properties])).toEqual([
      ["update", [{ path: SETTING, after: "true", forcesReplacement: false }]],
    ]);
  }
  expect(up.ended.stderr).toContain(SAID);
  expect(stackOf(up.report, "us-east-1").counts.update).toBe(1);
  expect([(await tapctl(place, ["drift"])).status, await vpcs(place)]).toEqual([0, made]);
  await expectClean(place);
});

it("mends it in the same run where that tries again by itself", async () => {
  const place = await smallPlace(smallEnvironment({ regions: EAST }));
  const message = "operation error EC2: ModifyVpcAttribute, api error ThrottlingException: Rate exceeded";

  const { ended, report } = await reported(place, [
    ...["up", "--yes"],
    ...(await faults(place, { cut: { ...CUT, message } })),
  ]);

  expect([ended.status, stackOf(report, "us-east-1").retries]).toEqual([0, 1]);
  expect(ended.stderr).toContain(SAID);
  expect([(await tapctl(place, ["drift"])).status, (await vpcs(place)).length]).toEqual([0, 1]);
  await expectClean(place);
});

async function vpcs(place: Place): Promise<readonly string[]> {
  return (await inventory(place)).filter(({ type }) => type === VPC).map(({ id }) => id);
}
