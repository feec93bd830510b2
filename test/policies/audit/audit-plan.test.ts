import { describe, expect, it } from "vitest";
import { auditControls } from "../../../src/policies/audit/audit-controls.js";
import { auditPlan } from "../../../src/policies/audit/audit-plan.js";
import { drawNetwork } from "../../../src/policies/audit/draw-network.js";
import type { PolicyException } from "../../../src/policies/exception.js";
import type { Assessment, Rule, RuleVerdict } from "../../../src/policies/rule.js";
import { FULL } from "../../support/full-settings.js";
import { planOf } from "../../support/planned.js";

const urn = (name: string) => `urn:pulumi:prod-us-east-1::tapctl::tapctl:a:B$aws:kms/key:Key::${name}`;
const rule = (id: string, severity: Rule["severity"] = "low"): Rule => ({
  ...{ id, severity, title: "keys rotate", protectsFrom: "Leaks", remedy: "set it", source: "https://aws" },
  standards: [{ standard: "CIS", version: "5.0.0", number: "3.6" }],
  check: { of: [], holds: () => "yes" },
});
const said = (of: Rule, verdict: RuleVerdict, name: string, more: Partial<Assessment> = {}): Assessment => ({
  ...{ rule: of, level: "mandatory", verdict, urn: urn(name), message: `${of.id} says ${verdict}` },
  ...more,
});

describe("controls", () => {
  it("come the worst first, then by severity and number", () => {
    const [low10, low2, critical, open] = [rule("A.10"), rule("A.2"), rule("B.1", "critical"), rule("C.1")];

    const controls = auditControls(
      [
        said(low10, "pass", "k"),
        said(low2, "pass", "k"),
        said(critical, "pass", "k"),
        said(open, "not-decidable", "k"),
      ],
      [],
    );

    expect(controls.map(({ id }) => id)).toEqual(["C.1", "B.1", "A.2", "A.10"]);
  });

  it("are as bad as the worst resource, which comes first", () => {
    const one = rule("A.1");

    const [control] = auditControls([said(one, "pass", "a"), said(one, "fail", "c"), said(one, "exception", "b")], []);

    expect(control?.verdict).toBe("fail");
    expect(control?.evidence.map(({ verdict }) => verdict)).toEqual(["fail", "exception", "pass"]);
    expect(control?.standards).toEqual(["CIS 5.0.0, 3.6"]);
  });

  it("name who answers for an exception, and until when", () => {
    const one = rule("A.1");
    const excuse: PolicyException = {
      ...{ control: "A.1", type: "aws:kms/key:Key", name: /^k$/, reason: "so" },
      ...{ owner: "platform-team", expires: "2027-11-30" },
    };

    const [control] = auditControls([said(one, "exception", "k")], [excuse]);

    expect(control?.evidence).toEqual([
      {
        ...{ urn: urn("k"), verdict: "exception", message: "A.1 says exception" },
        ...{ owner: "platform-team", expires: "2027-11-30" },
      },
    ]);
  });

  it("say one thing of a resource once, and nothing of what is not there", () => {
    const [one, two] = [rule("A.1"), rule("A.2")];
    const nothing: Assessment = { rule: two, level: "mandatory", verdict: "not-applicable" };

    const [first, second] = auditControls([said(one, "pass", "k"), said(one, "pass", "k"), nothing], []);

    expect(first?.evidence).toHaveLength(1);
    expect(second).toMatchObject({ verdict: "not-applicable", evidence: [] });
  });
});

describe("prod with everything on", async () => {
  const plan = await planOf(FULL);

  it("fails no control, and every resource is counted once", () => {
    const { controls, stacks } = auditPlan(plan, { levelOf: () => "mandatory", today: "2026-11-25" });

    expect(controls.filter(({ verdict }) => verdict === "fail").map(({ id }) => id)).toEqual([]);
    expect(stacks.map(({ region }) => region)).toEqual(["us-east-1", "us-west-2", "ap-south-1", "global"]);
    expect(stacks.reduce((sum, { resources }) => sum + resources, 0)).toBe(plan.resources.length);
  });

  it("has three regions with a network of three tiers each", () => {
    const { regions } = drawNetwork(plan);

    expect(regions.map(({ region, primary }) => [region, primary])).toEqual([
      ["us-east-1", true],
      ["us-west-2", false],
      ["ap-south-1", false],
    ]);
    expect(regions.map(({ networks }) => networks.map(({ name, cidr }) => `${name} ${cidr}`))).toEqual([
      ["PROD-vpc-core-us-east-1 10.10.0.0/16"],
      ["PROD-vpc-core-us-west-2 10.20.0.0/16"],
      ["PROD-vpc-core-ap-south-1 10.30.0.0/16"],
    ]);
    const [first] = regions[0]?.networks ?? [];
    expect(first?.tiers.map(({ name, subnets }) => `${name} ${subnets.length}`)).toEqual([
      "public 3",
      "private 3",
      "data 3",
    ]);
    expect(first?.tiers[0]?.subnets[0]).toEqual({ cidr: "10.10.0.0/20", zone: "use1-az1" });
    expect(first?.gateways).toContain("internet gateway");
    expect(regions[0]?.holds).toContain("trail");
  });

  it("joins every two regions by a peering, and copies from the primary", () => {
    const { links } = drawNetwork(plan);
    const of = (kind: string) =>
      links
        .filter((one) => one.kind === kind)
        .map(({ from, to }) => `${from} ${to}`)
        .sort();

    expect(of("peering")).toEqual(["ap-south-1 us-east-1", "ap-south-1 us-west-2", "us-east-1 us-west-2"]);
    expect(of("storage")).toHaveLength(6);
    for (const kind of ["database", "table", "secret"])
      expect(of(kind)).toEqual(["us-east-1 ap-south-1", "us-east-1 us-west-2"]);
    expect(of("backup")).toHaveLength(3);
  });
});

it("draws what is not known yet as not known, and nothing where there is no network", async () => {
  const plan = await planOf(FULL, true);
  const [vpc] = plan.resources.filter(({ type }) => type === "aws:ec2/vpc:Vpc");
  const bare = vpc === undefined ? [] : [{ ...vpc, inputs: {} }];

  const { regions, links } = drawNetwork({ ...plan, resources: bare });

  expect(regions[0]?.networks).toEqual([
    { name: "tap-network-core-vpc", cidr: "not known yet", tiers: [], gateways: [] },
  ]);
  expect(regions[1]?.networks).toEqual([]);
  expect(links).toEqual([]);
});
