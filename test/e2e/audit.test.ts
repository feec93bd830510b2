import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { AuditReport } from "../../src/deployment/audit.js";
import { deployedPlace, smallPlace } from "./support/place.js";
import { tapctl } from "./support/tapctl.js";

it("audits a plan before anything exists, and leaves nothing behind in the account", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["audit", "--format", "json"]);

  const report = JSON.parse(ended.stdout) as AuditReport;
  expect(report).toMatchObject({ subject: "plan", environment: "small", file: "config/small.yaml" });
  expect(report.stacks.map(({ region, resources }) => [region, resources > 0])).toEqual([
    ["us-east-1", true],
    ["us-west-2", true],
    ["global", true],
  ]);
  expect(report.controls.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(0);
  expect(report.network.regions.flatMap(({ networks }) => networks.map(({ cidr }) => cidr))).toEqual([
    "10.10.0.0/20",
    "10.20.0.0/20",
  ]);
  const failing = report.controls.some(({ verdict, level }) => verdict === "fail" && level === "mandatory");
  expect(ended.status).toBe(failing ? 5 : 0);
  expect((await tapctl(place, ["sandbox", "inventory", "--json"])).stdout.trim()).toBe('{"resources":[]}');
});

it("audits what is deployed, as a table, a page and SARIF", async () => {
  const place = await deployedPlace();

  const table = await tapctl(place, ["audit", "--deployed"]);
  const page = await tapctl(place, ["audit", "--deployed", "-o", "audit.html"]);
  const sarif = await tapctl(place, ["audit", "--deployed", "-o", "out/audit.sarif"]);

  expect(table.stdout).toContain("WHAT IT WANTS");
  expect([page.status, sarif.status]).toEqual([table.status, table.status]);
  expect(await readFile(join(place.folder, "audit.html"), "utf8")).toContain("<h1>Audit of small</h1>");
  expect(JSON.parse(await readFile(join(place.folder, "out", "audit.sarif"), "utf8"))).toMatchObject({
    version: "2.1.0",
  });
});

it("says so where nothing is deployed, and before it works where a file's name tells no format", async () => {
  const place = await smallPlace();

  const nothing = await tapctl(place, ["audit", "--deployed"]);
  const unknown = await tapctl(place, ["audit", "-o", "audit.pdf"]);

  expect([nothing.status, unknown.status]).toEqual([4, 4]);
  expect(nothing.stderr).toContain("tapctl up");
  expect(unknown.stderr).toContain("--format");
});
