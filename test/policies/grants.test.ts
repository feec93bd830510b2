import { describe, expect, it } from "vitest";
import { assess } from "../../src/policies/assess.js";
import { covers } from "../../src/policies/exception.js";
import { EXCEPTIONS } from "../../src/policies/exceptions.js";
import { parsePolicy } from "../../src/policies/iam/parse/parse-policy.js";
import { policiesOf } from "../../src/policies/iam/policies-of.js";
import { UNKNOWN, type PlannedResource } from "../../src/policies/planned-resource.js";
import { platformOf } from "../../src/policies/platform.js";
import { GRANT_RULES } from "../../src/policies/rules/grants.js";
import { UNSCOPED_ACTIONS } from "../../src/stacks/documents/statement.js";
import { everything } from "../support/everything.js";
import { FULL } from "../support/full-settings.js";
import { plannedOf } from "../support/planned.js";

const ALL = (await everything()).map(plannedOf);
const ROLE = "urn:pulumi:prod-global::tapctl::tapctl:security:ServiceRole$aws:iam/rolePolicy:RolePolicy::own";
const BUCKET = "urn:pulumi:prod-global::tapctl::aws:s3/bucketPolicy:BucketPolicy::policy";
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const role = (statement: object): PlannedResource => ({
  ...{ urn: ROLE, type: "aws:iam/rolePolicy:RolePolicy" },
  inputs: { policy: policyOf({ Sid: "S", Effect: "Allow", ...statement }) },
});
const bucket = (statement: object): PlannedResource => ({
  ...{ urn: BUCKET, type: "aws:s3/bucketPolicy:BucketPolicy" },
  inputs: { policy: policyOf({ Sid: "S", Effect: "Allow", Resource: "*", ...statement }) },
});
const assessed = (resources: readonly PlannedResource[], exceptions = EXCEPTIONS) =>
  assess({ platform: platformOf(FULL), stacks: [], resources }, GRANT_RULES, {
    ...{ exceptions, today: "2026-11-25" },
    levelOf: () => "mandatory",
  });
const complaints = (resource: PlannedResource) =>
  assessed([resource], []).flatMap(({ verdict, message }) =>
    verdict === "fail" ? [message?.split(/: (?!\*)/)[1]] : [],
  );

describe("the rules on grants", () => {
  it.each([
    ["TAP.1", role({ Action: "*", Resource: "arn:aws:s3:::b" }), 'allows the action "*"'],
    ["TAP.1", role({ Action: ["s3:*"], Resource: "arn:aws:s3:::b" }), 'allows the action "s3:*"'],
    ["TAP.1", role({ Action: "s3:Get*", Resource: "arn:aws:s3:::b" }), 'allows the actions "s3:Get*"'],
    ["TAP.1", role({ Action: "s3:GetObject", Resource: "*" }), 'allows "s3:GetObject" on every resource'],
    ["TAP.1", role({ NotAction: "iam:*", Resource: "arn:aws:s3:::b" }), "allows all actions but some"],
    ["TAP.1", role({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }), "allows it on all resources but some"],
    ["TAP.2", bucket({ Action: "s3:GetObject", Principal: "*" }), "allows everybody"],
    ["TAP.2", bucket({ Action: "s3:GetObject", Principal: { AWS: ["*"] } }), "allows everybody"],
    [
      "TAP.3",
      bucket({ Action: "s3:GetObject", Principal: { AWS: "222222222222" } }),
      "lets in the account 222222222222",
    ],
    [
      "TAP.4",
      bucket({ Action: "s3:GetObject", Principal: { Service: "sns.amazonaws.com" } }),
      "lets sns.amazonaws.com act for any account",
    ],
    [
      "TAP.5",
      role({ Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/*" }),
      "may pass any role to a service (iam:passrole)",
    ],
  ])("%s refuses %j", (control, resource, complaint) => {
    const failed = assessed([resource], []).filter(({ verdict }) => verdict === "fail");

    expect(failed.map(({ rule, part }) => [rule.id, part])).toEqual([[control, "S"]]);
    expect(complaints(resource)).toEqual([`its statement "S" ${complaint}`]);
  });

  it("TAP.6 refuses what is no policy, and nothing else is said to be well of it", () => {
    const [broken] = [role({})].map((one) => ({ ...one, inputs: { policy: "{" } }));

    const verdicts = assessed(broken === undefined ? [] : [broken], []).map(({ rule, verdict }) => [rule.id, verdict]);

    expect(verdicts.filter(([id]) => id === "TAP.6")).toEqual([["TAP.6", "fail"]]);
    expect(verdicts.filter(([, verdict]) => verdict === "pass")).toEqual([]);
  });

  it.each([
    role({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }),
    role({ Action: Object.keys(UNSCOPED_ACTIONS), Resource: "*" }),
    role({ Effect: "Deny", Action: "*", Resource: "*" }),
    bucket({
      ...{ Action: "s3:GetObject", Principal: { Service: "cloudtrail.amazonaws.com" } },
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    }),
    { ...role({}), inputs: {} },
  ])("have nothing against %j", (resource) => {
    const verdicts = assessed([resource], []).map(({ verdict }) => verdict);

    expect(verdicts.filter((one) => one !== "pass" && one !== "not-applicable")).toEqual([]);
  });

  it("decide nothing that they cannot read yet", () => {
    const verdicts = assessed([{ ...role({}), inputs: { policy: UNKNOWN } }], []).map(({ rule, verdict }) => [
      rule.id,
      verdict,
    ]);

    expect(new Map(verdicts.map(([id, verdict]) => [id, verdict]))).toEqual(
      new Map([
        ["TAP.1", "not-decidable"],
        ["TAP.2", "not-applicable"],
        ["TAP.3", "not-applicable"],
        ["TAP.4", "not-applicable"],
        ["TAP.5", "not-decidable"],
        ["TAP.6", "not-decidable"],
      ]),
    );
  });
});

describe("all programs with everything on", () => {
  const assessments = assessed(ALL);

  it("grant nothing wider than they may", () => {
    const wrong = assessments.filter(({ verdict }) => verdict === "fail" || verdict === "not-decidable");

    expect(wrong.map(({ urn, message }) => [urn, message])).toEqual([]);
  });

  it("need every exception for a grant", () => {
    const excused = assessments.filter(({ verdict }) => verdict === "exception");

    const unneeded = EXCEPTIONS.filter(({ control }) => control.startsWith("TAP.")).filter(
      (one) => !excused.some(({ rule, urn = "", part }) => covers(one, rule.id, urn, part)),
    );
    expect(unneeded).toEqual([]);
  });

  it("have documents of every kind, all of which can be read", () => {
    const texts = ALL.flatMap((one) =>
      Object.entries(one.inputs).filter(([, value]) => typeof value === "string" && value.includes('"Statement"')),
    );

    const parsed = ALL.flatMap(policiesOf).map(({ kind, document }) => [kind, parsePolicy(kind, document).state]);
    expect(parsed).toHaveLength(texts.length);
    expect(parsed.filter(([, state]) => state !== "known")).toEqual([]);
    expect([...new Set(parsed.map(([kind]) => kind))].sort()).toEqual(
      ["endpoint", "identity", "key", "resource", "service-control", "trust"].sort(),
    );
  });

  it("use every action that no resource can narrow down", () => {
    const granted = new Set(
      ALL.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
        .flatMap(policiesOf)
        .map(({ kind, document }) => parsePolicy(kind, document))
        .flatMap((parsed) => (parsed.state === "known" ? parsed.document.statements : []))
        .filter(({ resources }) => resources?.listed.includes("*") === true)
        .flatMap(({ actions }) => actions.listed),
    );

    expect(Object.keys(UNSCOPED_ACTIONS).filter((action) => !granted.has(action))).toEqual([]);
  });
});
