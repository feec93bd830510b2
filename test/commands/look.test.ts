import { describe, expect, it } from "vitest";
import { TapStackError } from "../../src/errors.js";
import { harness } from "../support/harness.js";

describe("tapctl status", () => {
  const STATES = [
    { resources: 40, updatedAt: "2026-01-01T00:00:00Z", lastResult: "up succeeded", lastRun: "run-7" },
    { resources: 3, pending: 2, lock: "ann@host since 10:00" },
    { retained: [{ urn: "urn:key", id: "key-1", reason: "keys stay" }], lastResult: "destroy succeeded" },
    {},
  ];

  it("shows a row a stack and warns of what is interrupted or locked", async () => {
    const { run, terminal } = harness({ states: STATES });

    const { status } = await run("status");

    expect(status).toBe(0);
    expect(terminal.tables[0]?.rows).toEqual([
      ["us-east-1", "40", "up succeeded in run-7", "2026-01-01T00:00:00Z", "0", "-", "0"],
      ["us-west-2", "3", "-", "never", "2", "held", "0"],
      ["ap-south-1", "0", "destroy succeeded", "never", "0", "-", "1"],
      ["global", "0", "-", "never", "0", "-", "0"],
    ]);
    expect(terminal.warned).toEqual([
      "us-west-2 was interrupted with 2 operations pending",
      "us-west-2 is locked: ann@host since 10:00",
    ]);
    expect(terminal.said).toEqual([]);
  });

  it("names what was retained with --verbose", async () => {
    const { run, terminal } = harness({ states: STATES });

    await run("status", "-v");

    expect(terminal.said).toEqual(["ap-south-1 retained key-1 (urn:key): keys stay"]);
  });

  it("writes one object with --json", async () => {
    const { run, terminal } = harness({ states: STATES });

    await run("status", "--json", "--only", "us-east-1");

    expect(JSON.parse(terminal.written)).toEqual({
      stacks: [
        {
          stack: "prod-us-east-1",
          label: "us-east-1",
          retained: [],
          pending: 0,
          protectedResources: [],
          ...STATES[0],
        },
      ],
    });
  });
});

describe("tapctl validate", () => {
  const WARNING = { rule: "V14", severity: "warning", message: "One region only", hint: "Add another" } as const;
  const ORIGINS = [{ setting: "account", value: "111122223333", from: "config/prod.yaml:7" }];

  it("says in one line that the configuration is valid, and for what", async () => {
    const { run, terminal, requests } = harness({ project: { warnings: [WARNING] } });

    const { status } = await run("validate");

    expect(status).toBe(0);
    expect(terminal.written).toBe(
      "config/prod.yaml is valid: 3 regions, primary us-east-1, account 111122223333, target sandbox, protection on\n",
    );
    expect(terminal.warned).toEqual(["One region only. Add another"]);
    expect(requests).toEqual([]);
  });

  it("shows with --origin where each setting comes from", async () => {
    const { run, terminal } = harness({ project: { origins: ORIGINS } });

    await run("validate", "--origin");

    expect(terminal.tables[0]?.rows).toEqual([["account", "111122223333", "config/prod.yaml:7"]]);
  });

  it("writes one object with --json, with origins when asked for", async () => {
    const { run, terminal } = harness({ project: { warnings: [WARNING], origins: ORIGINS } });

    await run("validate", "--json", "--origin");

    expect(JSON.parse(terminal.written)).toEqual({
      valid: true,
      file: "config/prod.yaml",
      environment: "prod",
      target: "sandbox",
      regions: ["us-east-1", "us-west-2", "ap-south-1"],
      warnings: [WARNING],
      origins: ORIGINS,
    });
  });

  it("writes the problems as data too with --json", async () => {
    const problem = { rule: "V03", severity: "critical", message: "CIDRs overlap", hint: "Choose another" } as const;
    const refusal = new TapStackError("CONFIGURATION", "Cannot use config/prod.yaml", { problems: [problem] });
    const { run, terminal } = harness({ deps: { loadProject: () => Promise.reject(refusal) } });

    const { status, error } = await run("validate", "--json");

    expect(status).toBe(4);
    expect(error).toBe(refusal);
    expect(JSON.parse(terminal.written)).toEqual({
      valid: false,
      message: "Cannot use config/prod.yaml",
      problems: [problem],
    });
  });
});
