import { describe, expect, it } from "vitest";
import { DEPLOYED, refused } from "../support/deployed.js";
import { harness } from "../support/harness.js";
import { failure } from "../support/results.js";

const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

describe("tapctl destroy", () => {
  it("deletes global first, then the regions", async () => {
    const { run, engine, terminal } = harness({ deployed: DEPLOYED });

    const { status } = await run("destroy", "--confirm", "prod");

    expect(status).toBe(0);
    expect(engine.calls).toEqual(["destroy global", ...REGIONS.map((region) => `destroy ${region}`)]);
    expect(engine.upstreams.get("destroy global")).toEqual({
      "us-east-1": { vpcId: "vpc-1" },
      "us-west-2": { vpcId: "vpc-2" },
      "ap-south-1": { vpcId: "vpc-3" },
    });
    expect(terminal.closing?.next).toBe("tapctl status --target sandbox");
  });

  it("leaves the regions alone when global cannot be deleted", async () => {
    const { run, engine, terminal } = harness({ deployed: DEPLOYED, script: { "destroy global": failure("In use") } });

    const { status } = await run("destroy", "--confirm", "prod");

    expect(status).toBe(1);
    expect(engine.calls).toEqual(["destroy global"]);
    expect(terminal.results?.map(({ verdict }) => verdict)).toEqual(["failed", "skipped", "skipped", "skipped"]);
    expect(terminal.closing?.next).toBe("tapctl destroy --target sandbox");
  });

  it("needs nothing of half-made regions when global was never made", async () => {
    const { run, engine } = harness({ deployed: { "us-west-2": { vpcId: "vpc-2" } } });

    const { status } = await run("destroy", "--confirm", "prod");

    expect(status).toBe(0);
    expect(engine.upstreams.get("destroy global")).toEqual({});
  });

  it("lists what goes, protected resources by name, before the name is typed", async () => {
    const states = [{ resources: 12, protectedResources: ["trail"] }, { resources: 1 }, {}, {}];
    const { run, engine, terminal } = harness({ deployed: DEPLOYED, states, answers: ["prod"] });

    await run("destroy");

    expect(terminal.said).toEqual([
      "global: 12 resources would go",
      "  protected: trail",
      "us-east-1: 1 resource would go",
      "us-west-2: nothing is deployed",
      "ap-south-1: nothing is deployed",
    ]);
    expect(terminal.questions).toEqual(["Type prod to destroy this:"]);
    expect(engine.calls[0]).toBe("destroy global");
  });

  it("deletes nothing when another word is typed", async () => {
    const { run, engine, requests } = harness({ deployed: DEPLOYED, answers: ["yes"] });

    const { status, error } = await run("destroy");

    expect(status).toBe(130);
    expect(error).toMatchObject({ message: "The destruction was declined; nothing was changed" });
    expect(engine.calls).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("refuses a --confirm that names another environment", async () => {
    const { run, engine } = harness({ deployed: DEPLOYED });

    const { status, error } = await run("destroy", "--confirm", "dev");

    expect(status).toBe(4);
    expect(error).toMatchObject({
      message: 'Cannot destroy "prod": --confirm says "dev"',
      hint: "Repeat the environment's name: tapctl destroy --env prod --confirm prod",
    });
    expect(engine.calls).toEqual([]);
  });

  it("refuses without --confirm when nobody can be asked", async () => {
    const { run, error } = await refused(["destroy"], { canAsk: false });

    expect(run.status).toBe(4);
    expect(error).toMatchObject({
      hint: "Approve on the command line: tapctl destroy --confirm prod --target sandbox",
    });
  });

  it("does not know --yes", async () => {
    const { run } = await refused(["destroy", "--yes"]);

    expect(run.status).toBe(4);
  });
});
