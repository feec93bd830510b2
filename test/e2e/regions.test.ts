import { beforeAll, describe, expect, it } from "vitest";
import { expectClean, inventory } from "./support/account.js";
import { configure, smallPlace, type Place } from "./support/place.js";
import { reported, stackOf, verdicts } from "./support/report.js";
import { EAST, smallEnvironment, WEST } from "./support/small.js";
import { tapctl } from "./support/tapctl.js";

const SOUTH = "  ap-south-1: { index: 2, cidr: 10.30.0.0/20, zones: [aps1-az1, aps1-az2, aps1-az3] }";
const IRELAND = "  eu-west-1: { index: 3, cidr: 10.40.0.0/20, zones: [euw1-az1, euw1-az2, euw1-az3] }";

/** Protected, and with everything that ties regions together. */
const environment = (...regions: readonly string[]): string =>
  smallEnvironment({ regions: regions.join("\n") })
    .replace("protection: off", "protection: on")
    .replace("preset: small", "preset: small\n  backup: true")
    .replace("mode: off", "mode: mesh");

describe("a deployment that grows", () => {
  let place: Place;

  beforeAll(async () => {
    place = await smallPlace(environment(EAST));
  });

  it.each([
    { regions: [EAST], added: "us-east-1", peerings: 0 },
    { regions: [EAST, WEST], added: "us-west-2", peerings: 1 },
    { regions: [EAST, WEST, SOUTH], added: "ap-south-1", peerings: 3 },
    { regions: [EAST, WEST, SOUTH, IRELAND], added: "eu-west-1", peerings: 6 },
  ])("takes $added, and replaces nothing that is there", async ({ regions, added, peerings }) => {
    await configure(place, environment(...regions));
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(stackOf(report, added).verdict).toBe("succeeded");
    for (const { label, counts } of report.stacks) {
      expect({ label, lost: counts.replace + counts.delete + counts.retain }).toEqual({ label, lost: 0 });
    }
    expect(Object.keys({ ...(stackOf(report, "global").outputs?.["peeringIds"] as object) })).toHaveLength(peerings);
    await expectClean(place);
  });

  it("is settled then", async () => {
    const { report } = await reported(place, ["up", "--yes"]);

    expect(Object.values(verdicts(report)).every((verdict) => verdict === "unchanged")).toBe(true);
  });

  it("is not deployed without the line of a region that is there", async () => {
    await configure(place, environment(EAST, WEST, SOUTH));
    const { status, stderr } = await tapctl(place, ["up", "--yes"]);

    expect(status).toBe(4);
    expect(stderr).toContain(
      "Put eu-west-1 back into the file, then type: tapctl destroy --env small --regions eu-west-1\n",
    );
    await configure(place, environment(EAST, WEST, SOUTH, IRELAND));
  });

  it("lets a region go, with its replicas and peerings, although it is protected", async () => {
    const { ended, report } = await reported(place, ["destroy", "--regions", "eu-west-1", "--confirm", "small"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual({ global: "succeeded", "eu-west-1": "succeeded" });
    const left = (await inventory(place)).filter(({ region }) => region === "eu-west-1");
    expect([...new Set(left.map(({ type }) => type.split("/")[0]))].sort()).toEqual([
      "aws:backup",
      "aws:kms",
      "aws:s3",
    ]);
    await expectClean(place);
  });

  it("goes on without it once its line is gone", async () => {
    await configure(place, environment(EAST, WEST, SOUTH));
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    const changed = report.stacks.flatMap(({ changes }) => changes.filter(({ kind }) => kind !== "same"));
    expect(new Set(changed.map(({ type, kind }) => `${kind} ${type}`))).toEqual(
      new Set([
        "delete aws:ec2/networkAclRule:NetworkAclRule",
        "delete aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      ]),
    );
    await expectClean(place);
  });
});
