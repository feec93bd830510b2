import { describe, expect, it } from "vitest";
import { NO_CHANGES } from "../../src/deployment/changes.js";
import type { StackResult } from "../../src/deployment/result.js";
import type { Page } from "../../src/terminal/pages/page.js";
import { renderResults } from "../../src/terminal/pages/results.js";
import { createStyle } from "../../src/terminal/text/style.js";
import { FAILED_UP, result } from "../reporting/sample-run.js";

const page = (width: number): Page => ({ width, detail: "normal", style: createStyle(false) });
const CLOSING = { exitStatus: 1, report: ".tapctl/runs/4f2a/report.json", next: "tapctl up --env prod" };
const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);

describe("the results of a run", () => {
  it("show every stack, each failure again, and the verdict last", () => {
    expect(renderResults(FAILED_UP, CLOSING, page(80))).toMatchInlineSnapshot(`
      "stack      result     duration  created  updated  replaced  deleted  same
      us-east-1  succeeded    1m 23s       50        2         0        0     0
      us-west-2  failed       1m 23s       31        0         0        0     0
      global     skipped

      ✖ us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)
          The limit of NAT gateways in us-west-2 is reached: 5 exist, 5 are allowed

      – global skipped: us-west-2 failed

      Report  .tapctl/runs/4f2a/report.json
      Next    tapctl up --env prod

      ✖ 1 of 3 stacks done: us-west-2 failed, global skipped (exit status 1)
      "
    `);
  });

  it("put the counts into words where columns do not fit", () => {
    expect(renderResults(FAILED_UP, CLOSING, page(60))).toMatchInlineSnapshot(`
      "stack      result     duration  changes
      us-east-1  succeeded    1m 23s  50 created, 2 updated
      us-west-2  failed       1m 23s  31 created
      global     skipped

      ✖ us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)
          The limit of NAT gateways in us-west-2 is reached: 5
          exist, 5 are allowed

      – global skipped: us-west-2 failed

      Report  .tapctl/runs/4f2a/report.json
      Next    tapctl up --env prod

      ✖ 1 of 3 stacks done: us-west-2 failed, global skipped (exit
        status 1)
      "
    `);
  });

  it("are the same whatever order the stacks finished in", () => {
    const texts = [FAILED_UP, [...FAILED_UP].reverse()].map((results) => renderResults(results, CLOSING, page(80)));

    expect(texts[0]).toBe(texts[1]);
  });

  it("say in one line that a run went well", () => {
    const results = [result("us-east-1", { counts: { ...NO_CHANGES, create: 52 } }), result("global")];

    expect(lastLine(renderResults(results, { exitStatus: 0 }, page(80)))).toBe("✔ 2 stacks done: 52 created");
  });

  it("say that a run had nothing to do", () => {
    const results = [result("us-east-1", { verdict: "unchanged", counts: { ...NO_CHANGES, same: 52 } })];

    expect(lastLine(renderResults(results, { exitStatus: 0 }, page(80)))).toBe("✔ 1 stack done: nothing changed");
  });

  it("are no success when the exit status says otherwise", () => {
    expect(lastLine(renderResults([result("us-east-1")], { exitStatus: 5 }, page(80)))).toBe(
      "✖ The run ended with exit status 5",
    );
  });

  it.each<[Partial<StackResult>, string]>([
    [{ verdict: "cancelled", reason: "interrupted" }, "– us-east-1 cancelled: interrupted\n"],
    [{ verdict: "not-started", reason: "the run was stopped" }, "– us-east-1 not started: the run was stopped\n"],
    [{ verdict: "skipped", causedBy: ["prod-us-west-2"] }, "– us-east-1 skipped: us-west-2 failed\n"],
    [{ verdict: "failed", reason: "The worker ended early" }, "✖ us-east-1\n    The worker ended early\n"],
    [{ verdict: "failed" }, "✖ us-east-1\n    No reason is known\n"],
  ])("tell the cause of %o", (rest, line) => {
    expect(renderResults([result("us-east-1", rest)], { exitStatus: 1 }, page(80))).toContain(line);
  });

  it.each([60, 80, 120])("stay within %d columns", (width) => {
    const lines = renderResults(FAILED_UP, CLOSING, page(width)).split("\n");

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
  });
});
