import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { eventsOf } from "./support/output.js";
import { configurationOf, configure, deployedPlace, faults, smallPlace, type Place } from "./support/place.js";
import { tapctl } from "./support/tapctl.js";

const GITHUB = { GITHUB_ACTIONS: "true" };

describe("for machines", () => {
  let place: Place;

  beforeAll(async () => {
    place = await deployedPlace();
    await configure(place, `${await configurationOf(place)}logs:\n  retentionDays: 30\n`);
  });

  it("groups each stage on GitHub and annotates what failed outside the groups", async () => {
    const fault = await faults(place, { program: { region: "us-west-2", when: "preview", behaviour: "exit" } });

    const [summary, output] = ["summary", "output"].map((name) => join(place.temporary, name));
    const files = { GITHUB_STEP_SUMMARY: summary ?? "", GITHUB_OUTPUT: output ?? "" };
    const reports = ["run.xml", "run.csv"].map((name) => join(place.temporary, name));

    const wanted = reports.flatMap((path) => ["--report", path]);
    const { status, stderr } = await tapctl(place, ["up", "--yes", ...wanted, ...fault], { ...GITHUB, ...files });

    expect(status).toBe(1);
    expect(await readFile(files.GITHUB_OUTPUT, "utf8")).toMatch(/^result=failed\nexit_status=1\nhas_changes=false\n/);
    expect(await readFile(files.GITHUB_STEP_SUMMARY, "utf8")).toMatch(/^## ❌ tapctl up: small\n/);
    const [xml = "", csv = ""] = await Promise.all(reports.map((path) => readFile(path, "utf8")));
    expect(xml).toContain('tests="3" failures="1" errors="0" skipped="2"');
    expect(csv.split("\r\n").map((row) => row.split(",").slice(1, 4).join(" "))).toEqual([
      "stack operation result",
      "small-us-east-1 up not-started",
      "small-us-west-2 preview failed",
      "small-global preview skipped",
      "",
    ]);
    const commands = stderr.split("\n").filter((line) => line.startsWith("::"));
    expect(commands).toEqual([
      "::group::preview: us-east-1, us-west-2, global",
      "::endgroup::",
      "::error title=us-west-2::The program's process ended with status 0 before it was done",
    ]);
  });

  it("is an object a line on stdout, and nothing on stderr", async () => {
    const ended = await tapctl(place, ["up", "--yes", "--json"]);

    expect(ended.status).toBe(0);
    expect(ended.stderr).toBe("");
    const events = eventsOf(ended);
    const count = (type: string): number => events.filter((event) => event["type"] === type).length;
    expect([events[0]?.["type"], events.at(-1)?.["type"]]).toEqual(["run-started", "run-finished"]);
    expect([count("stage-started"), count("stack-finished")]).toEqual([2, 6]);
    expect(events.at(-1)).toMatchObject({ exitStatus: 0 });
  });
});

it("annotates the line of the file on GitHub", async () => {
  const place = await smallPlace();
  await configure(place, (await configurationOf(place)).replace("  CostCenter: CC-1001\n", ""));

  const { status, stderr } = await tapctl(place, ["validate"], GITHUB);

  expect(status).toBe(4);
  expect(stderr).toContain(
    "\n::error file=config/small.yaml,line=6,title=V03::tags.CostCenter is missing: wanted text.",
  );
});

it("gives the problems of a file as data too", async () => {
  const place = await smallPlace();
  await configure(place, (await configurationOf(place)).replace("  CostCenter: CC-1001\n", ""));

  const ended = await tapctl(place, ["validate", "--json"]);

  expect(ended.status).toBe(4);
  expect(eventsOf(ended)).toMatchObject([
    { valid: false, problems: [{ rule: "V03", severity: "critical", file: "config/small.yaml", line: 6 }] },
  ]);
});
