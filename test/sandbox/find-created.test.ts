import { describe, expect, it } from "vitest";
import { findInSandbox } from "../../src/sandbox/recovery/find-created.js";
import { openAccount } from "../../src/sandbox/store/account-store.js";
import { TYPE, vpcIn } from "./platform.js";
import { openRegions } from "./sandbox-client.js";

const tags = { "tapctl:id": "THISONE", Name: "it" };
const nobody = new Set<string>();

describe("what may have been made", () => {
  it("is found by its tag, whatever else is known of it", async () => {
    const { east, folder } = await openRegions();
    await vpcIn(east);
    const { id } = await east.create(TYPE.vpc, { cidrBlock: "10.9.0.0/16", tags });
    const find = findInSandbox(folder);
    const sought = { type: TYPE.vpc, region: "us-east-1", tag: "THISONE", inputs: {}, known: nobody };

    expect(await find(sought)).toBe(id);
    expect(await find({ ...sought, tag: "ANOTHER" })).toBeUndefined();
  });

  it("is not what lies in another region, what somebody else owns, or another kind of thing", async () => {
    const { east, folder } = await openRegions();
    const { id } = await east.create(TYPE.vpc, { cidrBlock: "10.9.0.0/16", tags });
    const find = findInSandbox(folder);
    const sought = { type: TYPE.vpc, region: "us-east-1", tag: "THISONE", inputs: {}, known: nobody };

    expect(await find({ ...sought, region: "us-west-2" })).toBeUndefined();
    expect(await find({ ...sought, known: new Set([id]) })).toBeUndefined();
    expect(await find({ ...sought, type: TYPE.eip })).toBeUndefined();
  });

  it("is found by what it was made of where AWS has no tags for it, in any order of keys", async () => {
    const { east, folder } = await openRegions();
    const role = await east.create("aws:iam/role:Role", {
      name: "reader",
      assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
    });
    const policy = { policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }), name: "read", role: role.id };
    const { id } = await east.create("aws:iam/rolePolicy:RolePolicy", policy);
    const find = findInSandbox(folder);
    const sought = { type: "aws:iam/rolePolicy:RolePolicy", region: "us-east-1", tag: undefined, known: nobody };

    expect(await find({ ...sought, inputs: { role: role.id, name: "read" } })).toBe(id);
    expect(await find({ ...sought, inputs: { role: role.id, name: "write" } })).toBeUndefined();
  });

  it("is not what AWS makes by itself along with something else", async () => {
    const { east, folder } = await openRegions();
    await vpcIn(east);
    const type = "aws:ec2/securityGroup:SecurityGroup";

    expect(
      await findInSandbox(folder)({ type, region: "us-east-1", tag: undefined, inputs: {}, known: nobody }),
    ).toBeUndefined();
  });

  it("is found by a tag in a list, as an Auto Scaling group has it", async () => {
    const { folder } = await openRegions();
    const store = openAccount(folder);
    const inputs = { tags: [{ key: "tapctl:id", value: "GROUP", propagateAtLaunch: false }] };
    const place = { type: "aws:autoscaling/group:Group", region: "us-east-1", id: "servers" };
    store.transaction((account) =>
      account.insert({ ...place, arn: undefined, urn: "urn:x", owner: undefined, inputs, outputs: {}, hidden: {} }),
    );
    store.close();

    expect(await findInSandbox(folder)({ ...place, tag: "GROUP", inputs: {}, known: nobody })).toBe("servers");
    expect(await findInSandbox(folder)({ ...place, tag: "OTHER", inputs: {}, known: nobody })).toBeUndefined();
  });
});
