import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../src/sandbox/properties.js";
import { TYPE } from "./platform.js";
import { openRegions, openSandbox, refusalOf } from "./sandbox-client.js";

describe("checking inputs", () => {
  it("names a property that the type does not have", async () => {
    const { east } = await openRegions();

    const { failures } = await east.check(TYPE.vpc, { cidrBlock: "10.10.0.0/16", cidr: "10.10.0.0/16" });

    expect(failures).toEqual(['cidr: Invalid or unknown key "cidr" for aws:ec2/vpc:Vpc']);
  });

  it("names a required property that is missing", async () => {
    const { east } = await openRegions();

    const { failures } = await east.check(TYPE.subnet, { cidrBlock: "10.10.0.0/20" });

    expect(failures).toEqual(['vpcId: Missing required argument "vpcId"']);
  });

  it("takes an unknown value for a required property", async () => {
    const { east } = await openRegions();

    const { failures } = await east.check(TYPE.subnet, { vpcId: UNKNOWN, cidrBlock: UNKNOWN });

    expect(failures).toEqual([]);
  });

  it("refuses a type that the installed package does not have", async () => {
    const { east } = await openRegions();

    const refusal = await refusalOf(east.check("aws:ec2/moon:Moon", {}));

    expect(refusal).toBe('The installed @pulumi/aws has no resource type "aws:ec2/moon:Moon"');
  });

  it("finds a type whose file is spelled otherwise than its token", async () => {
    const { east } = await openRegions();

    const { failures } = await east.check("aws:dms/s3Endpoint:S3Endpoint", {});

    expect(failures).toContain('endpointId: Missing required argument "endpointId"');
  });

  it("invents a name from the engine's seed and keeps it on the next check", async () => {
    const { east } = await openRegions();

    const first = await east.check(TYPE.topic, {});
    const second = await east.check(TYPE.topic, {}, first.inputs);

    expect(first.inputs).toEqual({ name: "thing-abababa", __defaults: ["name"] });
    expect(second.inputs).toEqual(first.inputs);
  });
});

describe("the provider resource", () => {
  it("refuses an account that is not allowed", async () => {
    const { east } = await openRegions();

    const failures = await east.checkConfig({ region: "us-east-1", allowedAccountIds: '["999988887777"]' });

    expect(failures).toEqual(["allowedAccountIds: AWS account ID not allowed: 111122223333"]);
  });

  it("accepts the account that it simulates", async () => {
    const { east } = await openRegions();

    const failures = await east.checkConfig({ region: "us-east-1", allowedAccountIds: '["111122223333"]' });

    expect(failures).toEqual([]);
  });

  it("wants a region", async () => {
    const { east } = await openRegions();

    expect(await east.checkConfig({})).toEqual(["region: Missing region configuration"]);
  });

  it("answers who and where the caller is", async () => {
    const { east, west } = await openRegions();

    expect(await east.invoke("aws:index/getCallerIdentity:getCallerIdentity")).toMatchObject({
      accountId: "111122223333",
    });
    expect(await west.invoke("aws:index/getRegion:getRegion")).toMatchObject({ region: "us-west-2" });
  });

  it("says which function it does not model", async () => {
    const { east } = await openRegions();

    const refusal = await refusalOf(east.invoke("aws:ec2/getAmi:getAmi"));

    expect(refusal).toBe('The sandbox does not model the function "aws:ec2/getAmi:getAmi"');
  });

  it("puts default tags under the resource's own", async () => {
    const sandbox = await openSandbox();
    const aws = await sandbox.connect("us-east-1", { Environment: "prod", Owner: "team" });

    const { tagsAll } = await aws.create(TYPE.eip, { tags: { Owner: "me" } });

    expect(tagsAll).toEqual({ Environment: "prod", Owner: "me" });
  });
});
