import { describe, expect, it } from "vitest";
import type { Sought } from "../../src/deployment/sought.js";
import { resolvePending } from "../../src/automation/recovery/resolve-pending.js";

const PROVIDER = {
  urn: "urn:pulumi:s::p::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  id: "7",
  inputs: { region: "us-west-2" },
};
const VPC = {
  urn: "urn:vpc",
  type: "aws:ec2/vpc:Vpc",
  provider: `${PROVIDER.urn}::7`,
  inputs: { cidrBlock: "10.0.0.0/16", tags: { "tapctl:id": "VPCTAG" }, __defaults: [] },
};
const creating = (resource: typeof VPC) => ({ type: "creating", resource });
const asked = async (more: Partial<typeof VPC> = {}) => {
  const sought: Sought[] = [];
  await resolvePending({ resources: [PROVIDER], pending: [creating({ ...VPC, ...more })] }, (one) => {
    sought.push(one);
    return Promise.resolve(undefined);
  });
  return sought[0];
};

describe("a create whose end nobody heard of", () => {
  it("is adopted with the id that the cloud gives, to be read from there", async () => {
    const found = await resolvePending({ resources: [PROVIDER], pending: [creating(VPC)] }, () =>
      Promise.resolve("vpc-1"),
    );

    expect(found.resources).toMatchObject([PROVIDER, { ...VPC, id: "vpc-1", outputs: {} }]);
    expect([found.adopted, found.outdated]).toEqual([["urn:vpc"], ["urn:vpc"]]);
  });

  it("is read as an import is, in its own region", async () => {
    const inputs = { ...VPC.inputs, region: "eu-west-1" };
    const found = await resolvePending({ resources: [PROVIDER], pending: [creating({ ...VPC, inputs })] }, () =>
      Promise.resolve("vpc-1"),
    );

    expect(found.resources[1]).toMatchObject({ id: "vpc-1@eu-west-1", outputs: {} });
  });

  it("is forgotten where there is nothing in the cloud", async () => {
    const found = await resolvePending({ resources: [PROVIDER], pending: [creating(VPC)] }, () =>
      Promise.resolve(undefined),
    );

    expect(found).toEqual({ resources: [PROVIDER], adopted: [], outdated: [] });
  });

  it("is looked for by its tag in its provider's region", async () => {
    expect(await asked()).toEqual({
      type: "aws:ec2/vpc:Vpc",
      region: "us-west-2",
      tag: "VPCTAG",
      inputs: { cidrBlock: "10.0.0.0/16", tags: { "tapctl:id": "VPCTAG" } },
      known: new Set(),
    });
  });

  it("is looked for in its own region where it has one, by a tag in a list too, and never by a secret", async () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };
    const tags = [{ key: "tapctl:id", value: "GROUPTAG", propagateAtLaunch: false }];
    const inputs = { region: "eu-west-1", password: secret, tags };

    expect(await asked({ inputs: inputs as never })).toMatchObject({
      region: "eu-west-1",
      tag: "GROUPTAG",
      inputs: { region: "eu-west-1", tags },
    });
    expect((await asked({ inputs: inputs as never }))?.inputs).not.toHaveProperty("password");
  });

  it("takes the place of what it replaces, which is then only to be deleted", async () => {
    const old = { ...VPC, id: "vpc-0" };
    const subnet = { urn: "urn:subnet", type: "aws:ec2/subnet:Subnet", id: "subnet-0", dependencies: ["urn:vpc"] };
    let known: ReadonlySet<string> = new Set();
    const found = await resolvePending({ resources: [PROVIDER, old, subnet], pending: [creating(VPC)] }, (one) => {
      known = one.known;
      return Promise.resolve("vpc-1");
    });

    expect(known).toEqual(new Set(["vpc-0"]));
    expect(found.resources.map(({ urn, id, delete: gone }) => [urn, id, gone])).toEqual([
      [PROVIDER.urn, "7", undefined],
      ["urn:vpc", "vpc-1", undefined],
      ["urn:vpc", "vpc-0", true],
      ["urn:subnet", "subnet-0", undefined],
    ]);
  });
});

it.each(["updating", "deleting", "reading"])("what was %s is read again", async (type) => {
  const here = { ...VPC, id: "vpc-1" };
  const never = () => Promise.reject(new Error("Nothing was created"));
  const found = await resolvePending({ resources: [PROVIDER, here], pending: [{ type, resource: here }] }, never);

  expect(found).toEqual({ resources: [PROVIDER, here], adopted: [], outdated: ["urn:vpc"] });
});
