import { describe, expect, it } from "vitest";
import { zoneIds, zoneName, zonePrefix, vpcIpv6Block } from "../../src/sandbox/identity/formats.js";
import { UNKNOWN } from "../../src/sandbox/properties.js";
import { subnetIn, trust, TYPE, vpcIn } from "./platform.js";
import { ACCOUNT, openRegions } from "./sandbox-client.js";

describe("a preview of a create", () => {
  it("knows inputs, constants, tags and region, and nothing that AWS decides", async () => {
    const { east } = await openRegions();

    const planned = await east.preview(TYPE.vpc, { cidrBlock: "10.10.0.0/16", tags: { Name: "core" } });

    expect(planned).toEqual({
      id: "",
      cidrBlock: "10.10.0.0/16",
      enableDnsHostnames: false,
      enableDnsSupport: true,
      enableNetworkAddressUsageMetrics: false,
      instanceTenancy: "default",
      region: "us-east-1",
      tags: { Name: "core" },
      tagsAll: { Name: "core" },
      ...Object.fromEntries(
        ["arn", "defaultNetworkAclId", "defaultRouteTableId", "defaultSecurityGroupId", "dhcpOptionsId"].map(unknown),
      ),
      ...Object.fromEntries(["ipv6AssociationId", "ipv6CidrBlock", "mainRouteTableId", "ownerId"].map(unknown)),
    });
  });

  it("leaves nothing behind", async () => {
    const { east } = await openRegions();

    await east.preview(TYPE.bucket, { bucket: "data" });

    expect((await east.read(TYPE.bucket, "data")).id).toBe("");
  });

  it("shows no known value that the create then contradicts", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16", assignGeneratedIpv6CidrBlock: true };

    const { id, ...planned } = await east.preview(TYPE.vpc, inputs);
    const created = await east.create(TYPE.vpc, inputs);

    const known = Object.entries(planned).filter(([, value]) => value !== UNKNOWN);
    expect(id).toBe("");
    expect(created).toMatchObject(Object.fromEntries(known));
  });
});

describe("what AWS gives a new resource", () => {
  it("is a VPC's ids, block and defaults", async () => {
    const { west } = await openRegions();

    const vpc = await vpcIn(west);

    expect(vpc.id).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(vpc).toMatchObject({ arn: `arn:aws:ec2:us-west-2:${ACCOUNT}:vpc/${vpc.id}`, ownerId: ACCOUNT });
    expect(vpc["ipv6CidrBlock"]).toMatch(/^2600:1f14:[0-9a-f]{1,4}:[0-9a-f]{1,2}00::\/56$/);
    expect(vpc["defaultSecurityGroupId"]).toMatch(/^sg-0[0-9a-f]{16}$/);
  });

  it("is a different /56 for every VPC", () => {
    const blocks = Array.from({ length: 5_000 }, (_, index) => vpcIpv6Block("us-east-1", index + 1));

    expect(new Set(blocks).size).toBe(5_000);
  });

  it("is the zone of a zone id, and its owner", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);

    const subnet = await subnetIn(east, vpc.id, { availabilityZoneId: "use1-az4" });

    expect(subnet).toMatchObject({ availabilityZone: "us-east-1d", availabilityZoneId: "use1-az4", ownerId: ACCOUNT });
  });

  it("never repeats, even for the same URN", async () => {
    const { east } = await openRegions();

    const first = await east.create(TYPE.eip, {}, "nat");
    await east.delete(TYPE.eip, first.id);
    const second = await east.create(TYPE.eip, {}, "nat");

    expect(second.id).not.toBe(first.id);
    expect(second["publicIp"]).not.toBe(first["publicIp"]);
  });

  it("is a role's ARN with its path and no region", async () => {
    const { east } = await openRegions();

    const role = await east.create(TYPE.role, {
      name: "r",
      path: "/tapctl/prod/",
      assumeRolePolicy: trust("ec2.amazonaws.com"),
    });

    expect(role).toMatchObject({ id: "r", arn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/r` });
    expect(role["uniqueId"]).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(role).not.toHaveProperty("region");
  });

  it("is a bucket's domain names and hosted zone", async () => {
    const { west } = await openRegions();

    const bucket = await west.create(TYPE.bucket, { bucket: "data" });

    expect(bucket).toMatchObject({
      id: "data",
      arn: "arn:aws:s3:::data",
      bucketDomainName: "data.s3.amazonaws.com",
      bucketRegionalDomainName: "data.s3.us-west-2.amazonaws.com",
      hostedZoneId: "Z3BJ6K6RIION7M",
      region: "us-west-2",
    });
  });

  it("is a NAT gateway's address, that of its elastic one", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);
    const subnet = await subnetIn(east, vpc.id);
    await east.create(TYPE.gateway, { vpcId: vpc.id });
    const address = await east.create(TYPE.eip, {});

    const nat = await east.create(TYPE.nat, { subnetId: subnet.id, allocationId: address.id });

    expect(nat).toMatchObject({ publicIp: address["publicIp"], privateIp: "10.10.0.5", connectivityType: "public" });
  });

  it("takes a regional NAT gateway for a VPC that has an internet gateway", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);
    await east.create(TYPE.gateway, { vpcId: vpc.id });

    const nat = await east.create(TYPE.nat, {
      vpcId: vpc.id,
      availabilityMode: "regional",
      connectivityType: "public",
    });

    expect(nat["routeTableId"]).toMatch(/^rtb-/);
    expect(nat).not.toHaveProperty("allocationId");
  });

  it("is an id and an ARN for types without a table of their own", async () => {
    const { east } = await openRegions();

    const repository = await east.create("aws:ecr/repository:Repository", { name: "jobs" });

    expect(repository).toMatchObject({ id: "jobs", arn: `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/jobs` });
  });
});

describe("zones", () => {
  it.each([
    ["us-east-1", "use1"],
    ["ap-south-1", "aps1"],
    ["ap-southeast-2", "apse2"],
    ["ap-northeast-1", "apne1"],
    ["eu-central-1", "euc1"],
    ["us-gov-west-1", "usgw1"],
  ])("of %s begin with %s", (region, prefix) => {
    expect(zonePrefix(region)).toBe(prefix);
  });

  it("have names in the order of their ids", () => {
    expect(zoneIds("us-west-2").map((id) => zoneName("us-west-2", id))).toEqual([
      "us-west-2a",
      "us-west-2b",
      "us-west-2c",
      "us-west-2d",
    ]);
  });
});

function unknown(key: string): [string, string] {
  return [key, UNKNOWN];
}
