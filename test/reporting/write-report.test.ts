import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRedactor } from "../../src/deployment/redact.js";
import { checkReportPath, writeReport } from "../../src/reporting/write-report.js";
import { FAILED_UP, report } from "./sample-run.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tapctl-report-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const redact = createRedactor(["hunter2hunter2"]);

describe("writing a report", () => {
  it.each([
    ["run.json", '{\n  "schemaVersion": 1,'],
    ["RUN.JSON", '{\n  "schemaVersion": 1,'],
    ["run.md", "## ❌ tapctl up: prod\n"],
  ])("chooses the format of %s by its name", async (name, start) => {
    await writeReport(report(), join(folder, name), redact);

    expect((await readFile(join(folder, name), "utf8")).startsWith(start)).toBe(true);
  });

  it("makes the folder, and a file that only its owner reads", async () => {
    const path = join(folder, "a", "b", "run.json");

    await writeReport(report(), path, redact);

    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("replaces an older report and leaves no other file behind", async () => {
    await writeFile(join(folder, "run.json"), "older", { mode: 0o644 });

    await writeReport(report(), join(folder, "run.json"), redact);

    expect(await readdir(folder)).toEqual(["run.json"]);
    expect(await readFile(join(folder, "run.json"), "utf8")).not.toContain("older");
    expect((await stat(join(folder, "run.json"))).mode & 0o777).toBe(0o600);
  });

  it("says why it cannot, and leaves no other file behind", async () => {
    await mkdir(join(folder, "run.json"));

    const writing = writeReport(report(), join(folder, "run.json"), redact);

    await expect(writing).rejects.toMatchObject({
      code: "STATE",
      message: expect.stringMatching(/^Cannot write the report to ".*run\.json": E/) as string,
    });
    expect(await readdir(folder)).toEqual(["run.json"]);
  });

  it.each(["run.json", "run.md"])("redacts what it writes to %s", async (name) => {
    const [failed] = FAILED_UP;
    if (failed === undefined) throw new Error("no sample");
    const stacks = [{ ...failed, failures: [{ message: "password hunter2hunter2 is weak" }] }];

    await writeReport(report({ stacks }), join(folder, name), redact);

    const text = await readFile(join(folder, name), "utf8");
    expect(text).toContain("password ");
    expect(text).not.toContain("hunter2hunter2");
  });

  it.each(["run.pdf", "run", "run.json.gz", ".json"])("refuses %s and says what it takes", (name) => {
    expect(() => {
      checkReportPath(name);
    }).toThrow(
      expect.objectContaining({
        code: "USAGE",
        message: `Cannot write a report to "${name}": supported file types are .json, .md, .csv, .xml`,
      }) as Error,
    );
  });

  it("accepts a name that it can write, without touching it", async () => {
    checkReportPath(join(folder, "run.md"));

    expect(await readdir(folder)).toEqual([]);
  });
});
