import { describe, expect, it } from "vitest";
import { configurationOf, configure, deployedPlace, faults, smallPlace, type Place } from "./support/place.js";
import { workerOf } from "./support/processes.js";
import { changesOf, readReport, reportPath, stackOf, verdicts, type RunReport } from "./support/report.js";
import { stacksOf } from "./support/state.js";
import { endWithTest, startTapctl, type Ended } from "./support/tapctl.js";

const CAUSES = [
  ["reject", /nobody handles this rejection/],
  ["exit", /^The program's process ended with status 0 before it was done$/],
  ["hang", /^The program's process was killed by SIGKILL$/],
] as const;

describe.each(CAUSES)("a program of us-west-2 that does %s", (behaviour, cause) => {
  it("fails in the preview alone: the other row is whole, nothing is asked or deployed", async () => {
    const place = await smallPlace();

    const { ended, report } = await upWith(place, { when: "preview", behaviour });

    expect(ended.status).toBe(1);
    expect(verdicts(report)).toEqual({ "us-east-1": "not-started", "us-west-2": "failed", global: "skipped" });
    expect(stackOf(report, "us-west-2").reason).toMatch(cause);
    expect(report.previews.map(({ label, verdict }) => [label, verdict])).toEqual([
      ["us-east-1", "succeeded"],
      ["us-west-2", "failed"],
      ["global", "skipped"],
    ]);
    const rows = ended.stdout.split("\n");
    const east = stackOf({ stacks: report.previews }, "us-east-1").counts.create;
    expect(rows.find((row) => row.startsWith("us-east-1"))).toMatch(new RegExp(`^us-east-1 +${east} `));
    expect(rows.find((row) => row.startsWith("us-west-2"))).toMatch(/^us-west-2 +failed: /);
    expect(rows.find((row) => row.startsWith("global"))).toMatch(/^global +not previewed: us-west-2 failed/);
    expect(ended.stderr).not.toContain("Deploy this to small?");
    expect(await stacksOf(place)).toEqual([]);
  });

  it("fails that region alone in the real run: the other one is deployed, global is skipped", async () => {
    const place = await deployedPlace();
    await configure(place, `${await configurationOf(place)}logs:\n  retentionDays: 30\n`);

    const { ended, report } = await upWith(place, { when: "up", behaviour });

    expect(ended.status).toBe(1);
    expect(verdicts(report)).toEqual({ "us-east-1": "succeeded", "us-west-2": "failed", global: "skipped" });
    expect(Object.keys(changesOf(stackOf(report, "us-east-1")))).toEqual(["update", "same"]);
    expect(stackOf(report, "us-west-2").reason).toMatch(cause);
    expect(stackOf(report, "global")).toMatchObject({ reason: "us-west-2 failed", causedBy: ["small-us-west-2"] });
  });
});

interface Fault {
  readonly when: "preview" | "up";
  readonly behaviour: "reject" | "exit" | "hang";
}

/** A program that hangs is killed here, as a person would. */
async function upWith(place: Place, fault: Fault): Promise<{ readonly ended: Ended; readonly report: RunReport }> {
  const path = reportPath(place);
  const plan = await faults(place, { program: { region: "us-west-2", ...fault } });
  const running = startTapctl(place, ["up", "--yes", "--report", path, ...plan]);
  endWithTest(running);
  if (fault.behaviour === "hang") {
    await running.says(fault.when === "preview" ? /\[us-east-1\] preview succeeded/ : /\[us-east-1\] up succeeded/);
    process.kill(await workerOf(running.pid, "small-us-west-2"), "SIGKILL");
  }
  const ended = await running.ended;
  return { ended, report: await readReport(path) };
}
