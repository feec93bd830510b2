import { describe, expect, it } from "vitest";
import type { SandboxPort } from "../../src/commands/deps.js";
import { harness } from "../support/harness.js";

const VPC = { region: "us-east-1", service: "ec2", type: "vpc", id: "vpc-1", name: "core", stack: "dev-us-east-1" };
const FINDINGS = ["Orphan in us-east-1: vpc core (vpc-1)", "Missing from the account: trail (t-1)"];

function sandboxed(findings: readonly string[] = []) {
  const done: unknown[] = [];
  const sandbox: SandboxPort = {
    inventory: () => Promise.resolve([VPC]),
    check: () => Promise.resolve(findings),
    add: (_project, addition) => Promise.resolve((done.push(addition), "thing-1")),
    edit: (_project, ...edit) => Promise.resolve(void done.push(edit)),
    reset: ({ account }) => Promise.resolve(void done.push(account)),
  };
  return { done, ...harness({ deps: { sandbox } }) };
}

describe("tapctl sandbox inventory", () => {
  it("lists every resource, of the sandbox whatever the configuration's target", async () => {
    const { run, terminal, loaded } = sandboxed();

    const { status } = await run("sandbox", "inventory", "--env", "dev");

    expect(status).toBe(0);
    expect(loaded).toMatchObject([{ env: "dev", target: "sandbox" }]);
    expect(terminal.tables[0]?.rows).toEqual([["us-east-1", "ec2", "vpc", "vpc-1", "core", "dev-us-east-1"]]);
    expect(terminal.said).toEqual(["1 resource"]);
  });

  it("writes one object with --json", async () => {
    const { run, terminal } = sandboxed();

    await run("sandbox", "inventory", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ resources: [VPC] });
  });

  it("exits 1 with --check and names every finding", async () => {
    const { run, terminal } = sandboxed(FINDINGS);

    const { status } = await run("sandbox", "inventory", "--check");

    expect(status).toBe(1);
    expect(terminal.written).toBe(`${FINDINGS.join("\n")}\n`);
  });

  it("exits 0 with --check when account and stacks agree", async () => {
    const { run, terminal } = sandboxed();

    const { status } = await run("sandbox", "inventory", "--check");

    expect(status).toBe(0);
    expect(terminal.written).toBe("The account and the stacks agree\n");
  });

  it("writes the findings as data with --check --json", async () => {
    const { run, terminal } = sandboxed(FINDINGS);

    await run("sandbox", "inventory", "--check", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ ok: false, findings: FINDINGS });
  });
});

describe("tapctl sandbox add", () => {
  it("makes what is asked for, in the primary unless a region is named", async () => {
    const { run, done, terminal } = sandboxed();

    const { status } = await run("sandbox", "add", "aws:x/y:Y", '{"enable":false}');
    await run("sandbox", "add", "aws:x/y:Y", "--region", "us-west-2", "--json");

    expect(status).toBe(0);
    expect(done).toEqual([
      { type: "aws:x/y:Y", region: "us-east-1", inputs: { enable: false } },
      { type: "aws:x/y:Y", region: "us-west-2", inputs: {} },
    ]);
    expect(terminal.written).toContain("Made thing-1 in us-east-1, which belongs to no stack\n");
  });

  it.each(["[]", "enable", "null", "12"])("takes no %s for its properties", async (text) => {
    const { run, done } = sandboxed();

    const { error } = await run("sandbox", "add", "aws:x/y:Y", text);

    expect(error).toMatchObject({ code: "USAGE", message: `Cannot read "${text}": it is no JSON object` });
    expect(done).toEqual([]);
  });
});

describe("tapctl sandbox edit", () => {
  it.each([
    ["somebody", "somebody"],
    ["[]", []],
    ["null", null],
    ["12", 12],
    ['"12"', "12"],
  ])("reads %j as JSON, or as plain text", async (text, value) => {
    const { run, done } = sandboxed();

    const { status } = await run("sandbox", "edit", "vpc-1", "tags.Owner", text);

    expect(status).toBe(0);
    expect(done).toEqual([["vpc-1", "tags.Owner", value]]);
  });

  it("says what it set and how to see it", async () => {
    const { run, terminal } = sandboxed();

    await run("sandbox", "edit", "vpc-1", "tags.Owner", "ann");

    expect(terminal.written).toBe('Set tags.Owner of vpc-1 to "ann". See it with: tapctl drift --target sandbox\n');
  });
});

describe("tapctl sandbox reset", () => {
  it("empties the account", async () => {
    const { run, done, terminal } = sandboxed();

    const { status } = await run("sandbox", "reset");

    expect(status).toBe(0);
    expect(done).toEqual(["111122223333"]);
    expect(terminal.written).toBe("The simulated account 111122223333 is empty\n");
  });
});
