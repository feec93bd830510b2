import { describe, expect, it } from "vitest";
import { DEPLOYED, refused } from "../support/deployed.js";
import { harness } from "../support/harness.js";
import { change, failure } from "../support/results.js";

const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

describe("tapctl destroy --regions", () => {
  it("updates global without the region, unasked after --confirm, then deletes the region", async () => {
    const { run, engine, terminal } = harness({ deployed: DEPLOYED });

    const { status } = await run("destroy", "--regions", "us-west-2", "--confirm", "prod");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["unprotect us-west-2 in global", "preview global", "up global", "destroy us-west-2"]);
    expect(Object.keys(engine.upstreams.get("up global") ?? {})).toEqual(["us-east-1", "ap-south-1"]);
    expect(terminal.previews).toMatchObject([[{ label: "global" }]]);
    expect(terminal.said).toEqual(["global: stays, without us-west-2", "us-west-2: nothing is deployed"]);
  });

  it("asks about global's plan when the name was typed", async () => {
    const { run, engine, terminal } = harness({ deployed: DEPLOYED, answers: ["prod", true] });

    await run("destroy", "--regions", "us-west-2");

    expect(terminal.questions).toEqual(["Type prod to destroy this:", "Update global without us-west-2?"]);
    expect(engine.calls.at(-1)).toBe("destroy us-west-2");
  });

  it("changes nothing but the region's protection when global's plan is declined", async () => {
    const { run, engine, terminal } = harness({ deployed: DEPLOYED, answers: ["prod", false] });

    const { status } = await run("destroy", "--regions", "us-west-2");

    expect(status).toBe(130);
    expect(engine.calls).toEqual(["unprotect us-west-2 in global", "preview global"]);
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual(["cancelled", "skipped"]);
  });

  it("keeps the region when global cannot be updated", async () => {
    const { run, engine } = harness({ deployed: DEPLOYED, script: { "up global": failure("Throttled") } });

    const { status } = await run("destroy", "--regions", "us-west-2", "--confirm", "prod");

    expect(status).toBe(1);
    expect(engine.calls).toEqual(["unprotect us-west-2 in global", "preview global", "up global"]);
  });

  it("goes straight to the region when global stays as it is", async () => {
    const script = { "preview global": { changes: [change("same", "trail")] } };
    const { run, engine, terminal } = harness({ deployed: DEPLOYED, script, answers: ["prod"] });

    await run("destroy", "--regions", "us-west-2");

    expect(terminal.questions).toHaveLength(1);
    expect(engine.calls).toEqual(["unprotect us-west-2 in global", "preview global", "destroy us-west-2"]);
  });

  it("creates no global stack where there is none", async () => {
    const { run, engine } = harness({ deployed: { "us-west-2": { vpcId: "vpc-2" } } });

    const { status } = await run("destroy", "--regions", "us-west-2", "--confirm", "prod");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["destroy us-west-2"]);
  });

  it("refuses the primary", async () => {
    const { run, error, calls } = await refused(["destroy", "--regions", "us-east-1,us-west-2", "--confirm", "prod"]);

    expect(run.status).toBe(4);
    expect(error).toMatchObject({
      message: "Cannot remove the primary us-east-1: the trail and the database live there",
    });
    expect(calls).toEqual([]);
  });

  it("destroys the whole environment when it names every region", async () => {
    const { run, engine } = harness({ deployed: DEPLOYED });

    await run("destroy", "--regions", REGIONS.join(","), "--confirm", "prod");

    expect(engine.calls).toEqual(["destroy global", ...REGIONS.map((region) => `destroy ${region}`)]);
  });
});

describe("tapctl destroy --only", () => {
  it.each([
    ["us-west-2", "Take it out of the global stack too: tapctl destroy --regions us-west-2"],
    ["us-east-1", "Destroy the global stack first: tapctl destroy --only global"],
  ])("refuses %s while the global stack stands on it", async (region, hint) => {
    const { run, error, calls } = await refused(["destroy", "--only", region, "--confirm", "prod"]);

    expect(run.status).toBe(4);
    expect(error).toMatchObject({ hint });
    expect(calls).toEqual([]);
  });

  it("destroys a region once global is gone", async () => {
    const { run, engine } = harness({ deployed: { "us-west-2": { vpcId: "vpc-2" } } });

    const { status } = await run("destroy", "--only", "us-west-2", "--confirm", "prod");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["destroy us-west-2"]);
  });
});
