import { beforeAll, describe, expect, it } from "vitest";
import { expectClean, inventory } from "./support/account.js";
import { smallPlace, type Place } from "./support/place.js";
import { reported, stackOf, verdicts } from "./support/report.js";
import { stacksOf } from "./support/state.js";
import { tapctl } from "./support/tapctl.js";

describe("some of the stacks", () => {
  let place: Place;

  beforeAll(async () => {
    place = await smallPlace();
  });

  it("refuses global alone where a region was never deployed", async () => {
    const { status, stderr } = await tapctl(place, ["up", "--yes", "--only", "global"]);

    expect(status).toBe(4);
    expect(stderr).toContain("✖ Cannot run the global stack alone: us-east-1 has no complete outputs\n");
    expect(stderr).toContain("  → Deploy it first: tapctl up --only us-east-1\n");
    expect(await stacksOf(place)).toEqual([]);
  });

  it("runs one stack and no other", async () => {
    const { ended, report } = await reported(place, ["up", "--yes", "--only", "us-east-1"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual({ "us-east-1": "succeeded" });
    expect(await stacksOf(place)).toEqual(["small-us-east-1"]);
  });

  it("covers with global the region that is there", async () => {
    const { ended, report } = await reported(place, ["up", "--yes", "--regions", "us-east-1"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual({ "us-east-1": "unchanged", global: "succeeded" });
    expect(stackOf(report, "global").outputs).toMatchObject({ regions: ["us-east-1"], peeringIds: {} });
  });

  it("adds the other region and joins the two", async () => {
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual({ "us-east-1": "unchanged", "us-west-2": "succeeded", global: "succeeded" });
    const { outputs, counts } = stackOf(report, "global");
    expect(outputs).toMatchObject({ regions: ["us-east-1", "us-west-2"] });
    expect(Object.keys({ ...(outputs?.["peeringIds"] as object) })).toEqual(["us-east-1/us-west-2"]);
    expect(counts.delete + counts.replace).toBe(0);
    await expectClean(place);
  });

  it("refuses to remove the primary", async () => {
    const { status, stderr } = await tapctl(place, ["destroy", "--regions", "us-east-1", "--confirm", "small"]);

    expect(status).toBe(4);
    expect(stderr).toContain("✖ Cannot remove the primary us-east-1: the trail and the database live there\n");
  });

  it("removes one region, and global goes on without it", async () => {
    const { ended, report } = await reported(place, ["destroy", "--regions", "us-west-2", "--confirm", "small"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual({ global: "succeeded", "us-west-2": "succeeded" });
    expect(await stacksOf(place)).toEqual(["small-global", "small-us-east-1"]);
    expect((await inventory(place)).filter(({ region }) => region === "us-west-2")).toEqual([]);
    await expectClean(place);
  });
});
