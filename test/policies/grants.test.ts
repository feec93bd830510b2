import { describe, expect, it } from "vitest";

import { CONTROL_EXCEPTIONS, GRANT_EXCEPTIONS } from "../../src/policies/exceptions.js";
import { allWideGrants, covers, documentsOf, wideGrants } from "../../src/policies/grants.js";
import { UNSCOPED_ACTIONS } from "../../src/stacks/documents/statement.js";
import { everything } from "../support/everything.js";
import { ofType, type Registered } from "../support/mocks.js";

const ALL = await everything();
const ROLE = "urn:pulumi:prod-global::tapctl::tapctl:security:ServiceRole$aws:iam/rolePolicy:RolePolicy::own";
const BUCKET = "urn:pulumi:prod-global::tapctl::aws:s3/bucketPolicy:BucketPolicy::policy";
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const role = (statement: object) => ({
  ...{ urn: ROLE, type: "aws:iam/rolePolicy:RolePolicy" },
  inputs: { policy: policyOf({ Sid: "S", Effect: "Allow", ...statement }) },
});
const bucket = (statement: object) => ({
  ...{ urn: BUCKET, type: "aws:s3/bucketPolicy:BucketPolicy" },
  inputs: { policy: policyOf({ Sid: "S", Effect: "Allow", Resource: "*", ...statement }) },
});
const said = (resource: Parameters<typeof wideGrants>[0][number]) =>
  wideGrants([resource]).map(({ message }) => message);

describe("V15", () => {
  it.each([
    [role({ Action: "*", Resource: "arn:aws:s3:::b" }), 'allows the action "*"'],
    [role({ Action: ["s3:*"], Resource: "arn:aws:s3:::b" }), 'allows the action "s3:*"'],
    [role({ Action: "s3:Get*", Resource: "arn:aws:s3:::b" }), 'allows the actions "s3:Get*"'],
    [role({ Action: "s3:GetObject", Resource: "*" }), 'allows "s3:GetObject" on every resource'],
    [role({ NotAction: "iam:*", Resource: "arn:aws:s3:::b" }), "allows all actions but some"],
    [role({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }), "allows it on all resources but some"],
    [bucket({ Action: "s3:GetObject", Principal: "*" }), "allows everybody"],
    [bucket({ Action: "s3:GetObject", Principal: { AWS: ["*"] } }), "allows everybody"],
    [bucket({ Action: "s3:GetObject", NotPrincipal: { AWS: "arn:aws:iam::1:root" } }), "allows everybody"],
  ])("refuses %j", (resource, complaint) => {
    expect(said(resource)).toEqual([`V15: its statement "S" ${complaint}`]);
  });

  it.each([
    role({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }),
    role({ Action: Object.keys(UNSCOPED_ACTIONS), Resource: "*" }),
    role({ Effect: "Deny", Action: "*", Resource: "*" }),
    bucket({ Action: "s3:GetObject", Principal: { Service: "cloudtrail.amazonaws.com" } }),
    { urn: ROLE, type: "aws:iam/rolePolicy:RolePolicy", inputs: { policy: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } },
    { urn: ROLE, type: "aws:iam/rolePolicy:RolePolicy", inputs: {} },
  ])("has nothing against %j", (resource) => {
    expect(said(resource)).toEqual([]);
  });
});

describe("all programs with everything on", () => {
  it("grant nothing wider than they may", () => {
    expect(wideGrants(ALL)).toEqual([]);
  });

  it("have documents of every kind, which were looked at", () => {
    const read = new Set(ALL.filter((one) => documentsOf(one).length > 0).map(({ type }) => type));

    const writable = ALL.filter(({ inputs }) => "policy" in inputs || "assumeRolePolicy" in inputs);
    expect([...read].sort()).toEqual([...new Set(writable.map(({ type }) => type))].sort());
    expect(read.size).toBeGreaterThanOrEqual(8);
  });

  it("need every exception", () => {
    const wide = allWideGrants(ALL);

    const unneeded = GRANT_EXCEPTIONS.filter((one) => !wide.some(({ urn, sid }) => covers(one, urn, sid)));
    expect(unneeded).toEqual([]);
  });

  it("use every action that no resource can narrow down", () => {
    const granted = new Set(
      ofType(ALL, "aws:iam/rolePolicy:RolePolicy")
        .flatMap((one) => documentsOf(one).flatMap(({ statements }) => statements))
        .filter(({ Resource }) => Resource === "*")
        .flatMap(({ Action }) => Action),
    );

    expect(Object.keys(UNSCOPED_ACTIONS).filter((action) => !granted.has(action))).toEqual([]);
  });

  it("have no role without a boundary, the environment's path and an hour at most", () => {
    const roles = ofType(ALL, "aws:iam/role:Role").map(({ name, inputs }) => ({
      name,
      path: inputs["path"],
      hour: inputs["maxSessionDuration"],
      bound: String(inputs["permissionsBoundary"]).includes("boundary"),
    }));

    expect(roles.filter(({ path, hour, bound }) => path !== "/tapctl/prod/" || hour !== 3600 || !bound)).toEqual([]);
    expect(roles.length).toBeGreaterThanOrEqual(8);
  });
});

/** Whether a resource does not meet the control, so that the exception is needed. */
const MISSES: Readonly<Record<string, (resource: Registered) => boolean>> = {
  "S3.20": ({ inputs }) => !JSON.stringify(inputs).includes("mfaDelete"),
  "CloudWatch.16": ({ inputs }) => Number(inputs["retentionInDays"]) < 365,
  "S3.17": ({ inputs }) => !JSON.stringify(inputs).includes("aws:kms"),
  "S3.9": (resource) => !hasAspect(resource, "aws:s3/bucketLogging:BucketLogging"),
  "S3.7": (resource) => !hasAspect(resource, "aws:s3/bucketReplicationConfig:BucketReplicationConfig"),
  "S3.15": (resource) => !hasAspect(resource, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"),
  CKV_AWS_260: ({ inputs }) =>
    inputs["fromPort"] === 80 && ["0.0.0.0/0", "::/0"].includes(String(inputs["cidrIpv4"] ?? inputs["cidrIpv6"])),
  elbv2_internet_facing: ({ inputs }) => inputs["internal"] === false,
  "EC2.172": () => ofType(ALL, "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions").length === 0,
  CKV_AWS_272: ({ inputs }) => inputs["codeSigningConfigArn"] === undefined,
  "RDS.5": ({ inputs }) => inputs["multiAz"] === false,
  "IAM.1": ({ inputs }) => String(inputs["policy"]).includes('"Allow","Action":"*","Resource":"*"'),
};

function hasAspect({ name, inputs }: Registered, type: string): boolean {
  const ids = [inputs["bucket"], `${name}-id`];
  return ofType(ALL, type).some((aspect) => ids.includes(aspect.inputs["bucket"]));
}

describe("exceptions to standards", () => {
  it.each(CONTROL_EXCEPTIONS.map((one) => [one.control, one] as const))("%s is needed", (control, { type, name }) => {
    const meant = ofType(ALL, type).filter((resource) => name.test(resource.name));

    expect(meant.length).toBeGreaterThan(0);
    expect(meant.filter((resource) => MISSES[control]?.(resource) !== true).map((one) => one.name)).toEqual([]);
  });
});
