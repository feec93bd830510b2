import { describe, expect, it } from "vitest";
import type { InitAnswers } from "../../src/commands/deps.js";
import { harness } from "../support/harness.js";

describe("tapctl doctor", () => {
  const FINE = { title: "Node", ok: true, detail: "24.1.0" };
  const BAD = { title: "Pulumi CLI", ok: false, detail: "not found", remedy: "Type: tapctl engine install" };

  it("exits 0 when everything is in place", async () => {
    const { run, terminal } = harness({ deps: { examine: () => Promise.resolve([FINE]) } });

    const { status } = await run("doctor");

    expect(status).toBe(0);
    expect(terminal.written).toBe("✔ Node: 24.1.0\nEverything is in place\n");
  });

  it("exits 4 with a remedy for each thing that is not", async () => {
    const { run, terminal } = harness({ deps: { examine: () => Promise.resolve([FINE, BAD]) } });

    const { status } = await run("doctor");

    expect(status).toBe(4);
    expect(terminal.written).toBe(
      "✔ Node: 24.1.0\n✖ Pulumi CLI: not found\n  → Type: tapctl engine install\nNot in place: Pulumi CLI\n",
    );
  });

  it("writes one object with --json", async () => {
    const { run, terminal } = harness({ deps: { examine: () => Promise.resolve([FINE, BAD]) } });

    await run("doctor", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ ok: false, findings: [FINE, BAD] });
  });
});

describe("tapctl init", () => {
  function recording() {
    const written: [string, InitAnswers][] = [];
    const initEnvironment = (name: string, answers: InitAnswers): Promise<string> => {
      written.push([name, answers]);
      return Promise.resolve(`config/${name}.yaml`);
    };
    return { written, ...harness({ deps: { initEnvironment } }) };
  }

  it("writes a full production environment by default", async () => {
    const { run, written, terminal } = recording();

    const { status } = await run("init");

    const regions = ["us-east-1", "us-west-2", "ap-south-1"];
    expect(status).toBe(0);
    expect(written).toEqual([["prod", { account: "111122223333", regions, size: "full", force: false }]]);
    expect(terminal.written).toBe("Wrote config/prod.yaml. Check it with: tapctl validate --env prod\n");
  });

  it("takes name, account, regions, size and force from the command line", async () => {
    const { run, written } = recording();

    await run("init", "dev", "--account", "123456789012", "-r", "eu-west-1", "--small", "--force");

    expect(written).toEqual([["dev", { account: "123456789012", regions: ["eu-west-1"], size: "small", force: true }]]);
  });

  it("takes the name from --env too, as hints elsewhere write it", async () => {
    const { run, written } = recording();

    await run("init", "--env", "dev", "--small");

    expect(written).toEqual([
      ["dev", { account: "111122223333", regions: ["us-east-1"], size: "small", force: false }],
    ]);
  });

  it.each([
    [["--account", "12345"], 'Cannot use "12345" as an AWS account: wanted 12 digits'],
    [["dev", "--env", "prod"], 'Cannot create two environments at once: "dev" and "prod"'],
  ])("refuses %j", async (argv, message) => {
    const { run, written } = recording();

    const { status, error } = await run("init", ...argv);

    expect(status).toBe(4);
    expect(error).toMatchObject({ message });
    expect(written).toEqual([]);
  });
});

describe("tapctl engine install", () => {
  it("says which engine is used, and from where", async () => {
    const { run, terminal } = harness();

    const { status } = await run("engine", "install");

    expect(status).toBe(0);
    expect(terminal.written).toBe("Pulumi 3.0.0 is in place: /opt/pulumi (PATH)\n");
  });

  it("writes one object with --json", async () => {
    const { run, terminal } = harness();

    await run("engine", "install", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ command: "/opt/pulumi", version: "3.0.0", source: "PATH" });
  });
});
