import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/reporting/csv.js";
import { toJunit } from "../../src/reporting/junit.js";
import { FAILED_UP, report, result } from "./sample-run.js";

const HOSTILE = result("us-west-2", {
  verdict: "failed",
  reason: '=HYPERLINK("http://x")',
  failures: [{ message: 'a "quoted" <b>&\u001b[31m\ud800\ufffe\nsecond', remedy: "do, this" }],
});

describe("a report as CSV", () => {
  it("has a row a stack, regions by name and global last", () => {
    expect(toCsv(report())).toMatchInlineSnapshot(`
      "run,stack,operation,result,started,ended,duration_ms,create,update,replace,delete,import,refresh,retain,same,outputs_changed,retries,reason,failures
      20260301-100000-4f2a,prod-us-east-1,up,succeeded,2026-03-01T10:00:00.000Z,2026-03-01T10:01:23.000Z,83000,50,2,0,0,0,0,0,0,false,0,,
      20260301-100000-4f2a,prod-us-west-2,up,failed,2026-03-01T10:00:00.000Z,2026-03-01T10:01:23.000Z,83000,31,0,0,0,0,0,0,0,false,0,1 resource failed,"us-west-2 › network-nat (aws:ec2/natGateway:NatGateway): The limit of NAT gateways in us-west-2 is reached: 5 exist, 5 are allowed"
      20260301-100000-4f2a,prod-global,up,skipped,,,,0,0,0,0,0,0,0,0,false,0,us-west-2 failed,
      "
    `);
  });

  it("quotes what would break a row, and disarms what a spreadsheet would run", () => {
    const [, row] = toCsv(report({ stacks: [HOSTILE] })).split("\r\n");

    expect(row).toMatch(/,"'=HYPERLINK\(""http:\/\/x""\)","a ""quoted"" <b>& ?.*second \(do, this\)"$/);
  });
});

describe("a report as JUnit", () => {
  it("has a test case a stack", () => {
    expect(
      toJunit(report({ stacks: [...FAILED_UP, result("eu-west-1", { verdict: "cancelled", reason: "Told to" })] })),
    ).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="tapctl up prod" tests="4" failures="1" errors="1" skipped="1" time="90.000">
        <testsuite name="tapctl up prod" tests="4" failures="1" errors="1" skipped="1" time="90.000" timestamp="2026-03-01T10:00:00.000Z">
          <testcase name="eu-west-1" classname="tapctl.prod" time="83.000">
            <error type="cancelled" message="Told to"/>
          </testcase>
          <testcase name="us-east-1" classname="tapctl.prod" time="83.000"/>
          <testcase name="us-west-2" classname="tapctl.prod" time="83.000">
            <failure message="The limit of NAT gateways in us-west-2 is reached: 5 exist, 5 are allowed">us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)</failure>
          </testcase>
          <testcase name="global" classname="tapctl.prod" time="0.000">
            <skipped message="us-west-2 failed"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("has one for a run that broke before any stack", () => {
    const text = toJunit(report({ stacks: [], error: "Cannot write <there>" }));

    expect(text).toContain(
      '<testcase name="run" classname="tapctl.prod"><error message="Cannot write &lt;there&gt;"/></testcase>',
    );
    expect(text).toMatch(/tests="1" failures="0" errors="1" skipped="0"/);
  });

  it("is XML whatever a provider says", () => {
    const text = toJunit(report({ stacks: [HOSTILE] }));

    expect(text).toContain('message="a &quot;quoted&quot; &lt;b&gt;&amp; second"');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  });
});
