import { beforeAll, describe, expect, it } from "vitest";
import { featuresOf } from "../../src/configuration/features.js";
import { expectClean, inventory } from "./support/account.js";
import { configure, smallPlace, type Place } from "./support/place.js";
import { reported, stackOf, verdicts } from "./support/report.js";
import { EAST, smallEnvironment, withFeatures } from "./support/small.js";
import { tapctl } from "./support/tapctl.js";

const FEATURES = Object.keys(featuresOf({ preset: "prod" }));

describe("features", () => {
  let place: Place;
  const environment = smallEnvironment({ regions: EAST, more: "baseline: { region: manage, account: skip }\n" });
  const everything = withFeatures(environment, "preset: prod");

  beforeAll(async () => {
    place = await smallPlace(everything);
    const { status, stderr } = await tapctl(place, ["up", "--yes"]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it.each(FEATURES)("can do without %s, and have it again", async (feature) => {
    await configure(place, withFeatures(environment, `preset: prod\n  ${feature}: false`));
    const off = await reported(place, ["up", "--yes"]);
    await configure(place, everything);
    const on = await reported(place, ["up", "--yes"]);

    expect([off.ended.status, on.ended.status]).toEqual([0, 0]);
    const removed = off.report.stacks.reduce((sum, { counts }) => sum + counts.delete, 0);
    const made = on.report.stacks.reduce((sum, { counts }) => sum + counts.create, 0);
    expect(removed).toBeGreaterThan(0);
    expect(made).toBe(removed);
    const replaced = [off, on].flatMap(({ report }) => report.stacks.map(({ counts }) => counts.replace));
    expect(replaced.every((count) => count === 0)).toBe(true);
    await expectClean(place);
  });
});

describe("a protected feature", () => {
  const on = smallEnvironment({ regions: EAST }).replace("protection: off", "protection: on");
  const FULL = "preset: small\n  backup: true\n  loadBalancer: true";
  const LESS = "preset: small\n  table: false";
  const RELEASED = "unprotected: [backup, loadBalancer, table]\n";
  let place: Place;

  beforeAll(async () => {
    place = await smallPlace(withFeatures(on, FULL));
    const { status, stderr } = await tapctl(place, ["up", "--yes"]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it("is not turned off by one changed line", async () => {
    await configure(place, withFeatures(on, LESS));
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(1);
    expect(stackOf({ stacks: report.previews }, "us-east-1").failures[0]).toMatchObject({
      message: "It is protected",
      remedy: "To turn a feature off, name it under unprotected and deploy that first",
    });
    await expectClean(place);
  });

  it("is let go of, and then turned off", async () => {
    await configure(place, withFeatures(on, FULL) + RELEASED);
    const released = await reported(place, ["up", "--yes"]);
    await configure(place, withFeatures(on, LESS) + RELEASED);
    const off = await reported(place, ["up", "--yes"]);

    expect(verdicts(released.report)).toEqual({ "us-east-1": "succeeded", global: "succeeded" });
    expect(stackOf(released.report, "us-east-1").counts).toMatchObject({ create: 0, update: 4, delete: 0 });
    expect(verdicts(off.report)).toEqual({ "us-east-1": "succeeded", global: "succeeded" });
    expect(stackOf(off.report, "us-east-1").counts.retain).toBe(3);
    await expectClean(place);
  });

  it("is not brought back by an up that does not want it", async () => {
    const { report } = await reported(place, ["up", "--yes"]);

    expect(verdicts(report)).toEqual({ "us-east-1": "unchanged", global: "unchanged" });
  });

  it("has its vault again when it is turned on again", async () => {
    await configure(place, withFeatures(on, FULL) + RELEASED);
    const { report } = await reported(place, ["up", "--yes"]);

    const east = stackOf(report, "us-east-1");
    expect(east.verdict).toBe("succeeded");
    expect(east.changes.filter(({ type }) => type === "aws:backup/vault:Vault").map(({ kind }) => kind)).toEqual([
      "same",
    ]);
    await expectClean(place);
  });
});

describe("AWS Config in a protected environment", () => {
  const BUCKET = "small-config-us-east-1-111122223333";
  const environment = (config: boolean) =>
    withFeatures(
      smallEnvironment({ regions: EAST, more: "baseline: { region: manage }\n" }),
      `preset: small\n  config: ${config}`,
    ).replace("protection: off", "protection: on");
  const buckets = async (place: Place) =>
    (await inventory(place)).filter(({ id, type }) => id === BUCKET && type.endsWith(":Bucket")).length;

  it("is turned off by one line although its bucket holds something, which stays, and adopts it when it is back", async () => {
    const place = await smallPlace(environment(true));
    const first = await tapctl(place, ["up", "--yes"]);
    const filled = await tapctl(place, ["sandbox", "edit", BUCKET, "objects", "3"]);
    await configure(place, environment(false));
    const off = await reported(place, ["up", "--yes"]);
    const left = await buckets(place);
    await configure(place, environment(true));
    const on = await reported(place, ["up", "--yes"]);

    expect([first, filled, off.ended, on.ended].map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(stackOf(off.report, "us-east-1").counts.retain).toBe(6);
    expect([left, await buckets(place)]).toEqual([1, 1]);
    const made = stackOf(on.report, "us-east-1").changes.filter(
      ({ kind, type }) => kind === "create" && /:Bucket$/.test(type),
    );
    expect(made).toEqual([]);
    await expectClean(place);
  });
});
