import { describe, expect, it } from "vitest";
import type { AuditRequest } from "../../src/commands/audit-port.js";
import { harness, type HarnessOptions } from "../support/harness.js";
import { AUDIT } from "../support/sample-audit.js";

const PASSING = { ...AUDIT, controls: AUDIT.controls.filter(({ verdict }) => verdict !== "fail") };

function auditing(report = AUDIT, options: HarnessOptions = {}) {
  const requests: AuditRequest[] = [];
  const rendered: unknown[] = [];
  const deps: HarnessOptions["deps"] = {
    audit: (_project, _steps, request) => {
      requests.push(request);
      return Promise.resolve(report);
    },
    auditDocuments: {
      check: () => Promise.resolve(),
      render: (_report, format, output) => {
        rendered.push([format, output]);
        return Promise.resolve("the document");
      },
    },
  };
  return { ...harness({ ...options, deps }), requests, rendered };
}

describe("audit", () => {
  it("judges a preview of all stacks, and fails as the gate would", async () => {
    const { run, engine, requests, terminal } = auditing();

    const { status } = await run("audit");

    expect(engine.calls.filter((call) => !call.startsWith("preview"))).toEqual([]);
    expect(engine.calls).toHaveLength(4);
    expect(requests).toEqual([{ subject: "plan", run: "run-1" }]);
    expect(status).toBe(5);
    expect(terminal.tables).toHaveLength(3);
  });

  it("judges what is deployed without a run", async () => {
    const { run, engine, requests } = auditing(PASSING);

    const { status } = await run("audit", "--deployed");

    expect(engine.calls).toEqual([]);
    expect(requests).toEqual([{ subject: "deployment" }]);
    expect(status).toBe(0);
  });

  it("judges nothing where a stack could not be previewed", async () => {
    const { run, requests, terminal } = auditing(AUDIT, { script: { "preview us-west-2": { verdict: "failed" } } });

    const { status } = await run("audit");

    expect(requests).toEqual([]);
    expect(status).toBe(1);
    expect(terminal.results).toHaveLength(4);
  });

  it("passes over what fails at an advisory level", async () => {
    const controls = AUDIT.controls.map((one) => ({ ...one, level: "advisory" as const }));

    const { status } = await auditing({ ...AUDIT, controls }).run("audit", "--deployed");

    expect(status).toBe(0);
  });

  it("shows every control, what does not pass with its reason, and the counts", async () => {
    const { run, terminal } = auditing();

    await run("audit", "--deployed");

    const [controls, evidence, counts] = terminal.tables.map(({ rows }) => rows);
    expect(controls?.map(([verdict, id]) => `${verdict ?? ""} ${id ?? ""}`)).toEqual([
      "fail KMS.4",
      "not-decidable TAP.1",
      "exception S3.9",
      "pass S3.8",
      "not-applicable RDS.3",
    ]);
    expect(evidence?.[2]).toEqual(["exception", "S3.9", "It would never stop: us-west-2 › tap-logs-bucket"]);
    expect(counts).toEqual([["1", "1", "1", "1", "1"]]);
  });

  it("names three resources that have one reason, and counts the others", async () => {
    const evidence = [1, 2, 3, 4, 5].map((at) => ({
      ...({ urn: `urn:pulumi:prod-us-east-1::tapctl::aws:x:X::r${at}`, verdict: "exception", message: "So" } as const),
    }));
    const controls = AUDIT.controls.slice(0, 1).map((one) => ({ ...one, verdict: "exception" as const, evidence }));
    const { run, terminal } = auditing({ ...AUDIT, controls });

    await run("audit", "--deployed");

    expect(terminal.tables[1]?.rows).toEqual([
      ["exception", "KMS.4", "So: us-east-1 › r1, us-east-1 › r2, us-east-1 › r3, and 2 more"],
    ]);
  });

  it.each([
    [["--format", "markdown"], ["markdown", undefined], "the document"],
    [["--output", "audit.html"], [undefined, "audit.html"], ""],
    [["--format", "sarif", "-o", "audit.txt"], ["sarif", "audit.txt"], ""],
  ])("writes a document for %j", async (args, expected, written) => {
    const { run, rendered, terminal } = auditing(PASSING);

    await run("audit", "--deployed", ...args);

    expect(rendered).toEqual([expected]);
    expect(terminal.written).toBe(written);
    expect(terminal.tables).toEqual([]);
  });

  it("is one line for programs under --json", async () => {
    const { run, terminal } = auditing(PASSING);

    await run("audit", "--deployed", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ type: "audit", audit: PASSING });
  });

  it("refuses a format that it does not know", async () => {
    expect((await auditing().run("audit", "--format", "pdf")).status).toBe(4);
  });
});
