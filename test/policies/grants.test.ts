import { describe, expect, it } from "vitest";
import { assess } from "../../src/policies/assess.js";
import { UNKNOWN, type PlannedResource } from "../../src/policies/planned-resource.js";
import { documentsOf, GRANT_RULES } from "../../src/policies/rules/grants.js";
import { UNSCOPED_ACTIONS } from "../../src/stacks/documents/statement.js";
import { everything } from "../support/everything.js";
import { FULL } from "../support/full-settings.js";
import { plannedOf } from "../support/planned.js";
import { platformOf } from "../../src/policies/platform.js";

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
const judged = (resource: PlannedResource) =>
  assess({ platform: platformOf(FULL), stacks: [], resources: [resource] }, GRANT_RULES, {
    ...{ exceptions: [], today: "2026-11-25" },
    levelOf: () => "mandatory",
  }).map(({ verdict, part, message }) => [verdict, part, message?.split(":")[1]?.trim()]);

describe("TAP.1", () => {
  it.each([
    [role({ Action: "*", Resource: "arn:aws:s3:::b" }), 'allows the action "*"'],
    [role({ Action: ["s3:*"], Resource: "arn:aws:s3:::b" }), 'allows the action "s3'],
    [role({ Action: "s3:Get*", Resource: "arn:aws:s3:::b" }), 'allows the actions "s3'],
    [role({ Action: "s3:GetObject", Resource: "*" }), 'allows "s3'],
    [role({ NotAction: "iam:*", Resource: "arn:aws:s3:::b" }), "allows all actions but some"],
    [role({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }), "allows it on all resources but some"],
    [bucket({ Action: "s3:GetObject", Principal: "*" }), "allows everybody"],
    [bucket({ Action: "s3:GetObject", Principal: { AWS: ["*"] } }), "allows everybody"],
    [bucket({ Action: "s3:GetObject", NotPrincipal: { AWS: "arn:aws:iam::1:root" } }), "allows everybody"],
  ])("refuses %j", (resource, complaint) => {
    expect(judged(resource)).toEqual([["fail", "S", `its statement "S" ${complaint}`]]);
  });

  it.each([
    role({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }),
    role({ Action: Object.keys(UNSCOPED_ACTIONS), Resource: "*" }),
    bucket({ Action: "s3:GetObject", Principal: { Service: "cloudtrail.amazonaws.com" } }),
  ])("has nothing against %j", (resource) => {
    expect(judged(resource)).toEqual([["pass", "S", undefined]]);
  });

  it("passes what only denies or says nothing, and does not decide what it cannot read yet", () => {
    const denial = role({ Effect: "Deny", Action: "*", Resource: "*" });
    const [silent, later] = [{}, { policy: UNKNOWN }].map((inputs) => ({ ...denial, inputs }));

    expect(
      [denial, silent, later].flatMap((one) => (one === undefined ? [] : judged(one))).map(([verdict]) => verdict),
    ).toEqual(["pass", "pass", "not-decidable"]);
  });
});

describe("all programs with everything on", () => {
  it("have documents of every kind, which were looked at", () => {
    const read = new Set(ALL.filter((one) => documentsOf(one).length > 0).map(({ type }) => type));
    const writable = ALL.filter(({ inputs }) => "policy" in inputs || "assumeRolePolicy" in inputs);

    expect([...read].sort()).toEqual([...new Set(writable.map(({ type }) => type))].sort());
    expect(GRANT_RULES.flatMap(({ check }) => ("of" in check ? check.of : []))).toEqual([...read].sort());
  });

  it("use every action that no resource can narrow down", () => {
    const granted = new Set(
      ALL.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
        .flatMap((one) => documentsOf(one).flatMap(({ statements }) => statements))
        .filter(({ Resource }) => Resource === "*")
        .flatMap(({ Action }) => Action),
    );

    expect(Object.keys(UNSCOPED_ACTIONS).filter((action) => !granted.has(action))).toEqual([]);
  });
});
