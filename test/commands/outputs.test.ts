import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellAssignments } from "../../src/commands/shell-assignments.js";
import { harness } from "../support/harness.js";

const DEPLOYED = {
  "us-east-1": { vpcId: "vpc-1", subnets: { private: ["subnet-1", "subnet-2"] }, password: { $secret: "hunter22" } },
  global: { trailArn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/t" },
};

describe("tapctl outputs", () => {
  it("lists every leaf of every deployed stack, secrets masked", async () => {
    const { run, terminal } = harness({ deployed: DEPLOYED });

    const { status } = await run("outputs");

    expect(status).toBe(0);
    expect(terminal.tables[0]?.rows).toEqual([
      ["us-east-1", "vpcId", "vpc-1"],
      ["us-east-1", "subnets.private[0]", "subnet-1"],
      ["us-east-1", "subnets.private[1]", "subnet-2"],
      ["us-east-1", "password", "[secret]"],
      ["global", "trailArn", "arn:aws:cloudtrail:us-east-1:111122223333:trail/t"],
    ]);
  });

  it("writes one object by stack with --json", async () => {
    const { run, terminal } = harness({ deployed: DEPLOYED });

    await run("outputs", "--json");

    expect(JSON.parse(terminal.written)).toEqual({
      ...DEPLOYED,
      "us-east-1": { ...DEPLOYED["us-east-1"], password: "[secret]" },
    });
    expect(terminal.written.endsWith("}\n")).toBe(true);
  });

  it("shows secrets when asked to", async () => {
    const { run, terminal } = harness({ deployed: DEPLOYED });

    await run("outputs", "--json", "--show-secrets", "--only", "us-east-1");

    expect(JSON.parse(terminal.written)).toEqual({
      "us-east-1": { ...DEPLOYED["us-east-1"], password: "hunter22" },
    });
  });

  it("writes assignments with --shell", async () => {
    const { run, terminal } = harness({ deployed: DEPLOYED });

    await run("outputs", "--shell");

    expect(terminal.written).toBe(
      [
        "TAPCTL_US_EAST_1_VPCID='vpc-1'",
        "TAPCTL_US_EAST_1_SUBNETS_PRIVATE_0='subnet-1'",
        "TAPCTL_US_EAST_1_SUBNETS_PRIVATE_1='subnet-2'",
        "TAPCTL_US_EAST_1_PASSWORD='[secret]'",
        "TAPCTL_GLOBAL_TRAILARN='arn:aws:cloudtrail:us-east-1:111122223333:trail/t'",
        "",
      ].join("\n"),
    );
  });

  it("fails when nothing that was chosen is deployed", async () => {
    const { run } = harness();

    const { status, error } = await run("outputs");

    expect(status).toBe(4);
    expect(error).toMatchObject({ hint: "Deploy it first: tapctl up --target sandbox" });
  });
});

describe("shell assignments", () => {
  it.each(["$(touch x)", "`id`", "it's", "'; rm -rf . #", "a\nb", "-n", "", "*", "\\", '"', "''"])(
    "keep %j what it is",
    (value) => {
      const script = `${shellAssignments(["us-east-1", { value }])}printf %s "$TAPCTL_US_EAST_1_VALUE"`;

      const seen = execFileSync("sh", ["-c", script], { encoding: "utf8" });

      expect(seen).toBe(value);
    },
  );
});
