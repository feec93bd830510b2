import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkInventory, type RecordedResource } from "../../src/sandbox/inventory/check-inventory.js";
import { editResource } from "../../src/sandbox/inventory/edit-resource.js";
import { parsePath } from "../../src/sandbox/inventory/property-path.js";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { resetAccount } from "../../src/sandbox/inventory/reset-account.js";
import { bucketIn, TYPE, vpcIn } from "./platform.js";
import { openRegions } from "./sandbox-client.js";

describe("the inventory", () => {
  it("of an account that was never used is empty, and stays unmade", () => {
    expect(readInventory("/nowhere/at/all")).toEqual([]);
  });

  it("lists what was asked for, not what AWS made along with it", async () => {
    const { east, west, folder } = await openRegions();
    await west.create(TYPE.topic, { name: "alerts" }, "alerts");
    const vpc = await east.create(TYPE.vpc, { cidrBlock: "10.10.0.0/16", tags: { Name: "core" } }, "core");

    const found = readInventory(folder);

    expect(found).toEqual([
      {
        region: "us-east-1",
        service: "ec2",
        type: TYPE.vpc,
        id: vpc.id,
        name: "core",
        urn: `urn:pulumi:prod-us-east-1::tapctl::${TYPE.vpc}::core`,
        stack: "prod-us-east-1",
        tags: { Name: "core" },
        adopted: false,
      },
      expect.objectContaining({ region: "us-west-2", service: "sns", name: "alerts", tags: {} }),
    ]);
  });

  it("lists a deleted database's final snapshot, which nobody need know of, and no write-only password", async () => {
    const { east, folder } = await openRegions();
    const inputs = { identifier: "pg", instanceClass: "db.m7g.large", finalSnapshotIdentifier: "pg-final" };
    const secret = { passwordWo: "write-only", passwordWoVersion: 1 };
    const { id, ...outputs } = await east.create(TYPE.database, { ...inputs, ...secret }, "pg");
    const { inputs: kept } = await east.read(TYPE.database, id);
    await east.delete(TYPE.database, id);

    const found = readInventory(folder);

    expect(JSON.stringify([outputs, kept])).not.toContain("write-only");
    expect(found).toEqual([
      expect.objectContaining({ type: "aws:rds/snapshot:Snapshot", name: "pg-final", adopted: true }),
    ]);
  });

  it("can be read by its owner alone", async () => {
    const { folder } = await openRegions();

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "account.db")).mode & 0o777).toBe(0o600);
  });

  it("is empty after a reset", async () => {
    const { east, folder } = await openRegions();
    await vpcIn(east);

    resetAccount(folder);

    expect(readInventory(folder)).toEqual([]);
  });
});

describe("checking the inventory", () => {
  const vpc: RecordedResource = { type: TYPE.vpc, id: "vpc-1", region: "us-east-1", urn: "urn:vpc" };
  const existing = { ...vpc, region: "us-east-1", service: "ec2", name: "core", stack: "s", tags: {}, adopted: false };

  it("finds nothing when account and checkpoints agree", () => {
    expect(checkInventory([existing], { checkpoints: [vpc], retained: [] })).toEqual({
      orphans: [],
      duplicates: [],
      missing: [],
    });
  });

  it("finds what is in no checkpoint", () => {
    expect(checkInventory([existing], { checkpoints: [], retained: [] }).orphans).toEqual([existing]);
  });

  it("finds what is in a checkpoint of another region only", () => {
    const elsewhere = { ...vpc, region: "us-west-2" };

    const { orphans, missing } = checkInventory([existing], { checkpoints: [elsewhere], retained: [] });

    expect(orphans).toEqual([existing]);
    expect(missing).toEqual([elsewhere]);
  });

  it("leaves out what was retained on purpose and what AWS keeps anyway", () => {
    const adopted = { ...existing, id: "sg-1", adopted: true };

    expect(checkInventory([existing, adopted], { checkpoints: [], retained: [vpc] }).orphans).toEqual([]);
  });

  it("finds what is in a checkpoint but not in the account, providers and components aside", () => {
    const others = [
      { type: "pulumi:providers:aws", id: "p", urn: "u" },
      { type: "tapctl:network:Network", id: "n", urn: "u" },
    ];

    expect(checkInventory([], { checkpoints: [vpc, ...others], retained: [] }).missing).toEqual([vpc]);
  });

  it("finds two resources with one identity", () => {
    const tags = { "tapctl:id": "abc" };
    const twins = [
      { ...existing, tags },
      { ...existing, id: "vpc-2", tags },
    ];
    const other = { ...existing, id: "vpc-3", tags: { "tapctl:id": "def" } };

    const { duplicates } = checkInventory([...twins, other], { checkpoints: [], retained: [] });

    expect(duplicates).toEqual([twins]);
  });
});

describe("an edit behind Pulumi's back", () => {
  it("is found by the next read", async () => {
    const { east, folder } = await openRegions();
    const vpc = await vpcIn(east, { tags: { Name: "core" } });

    editResource(folder, vpc.id, "tags.Owner", "somebody");
    editResource(folder, vpc.id, "enableDnsHostnames", false);

    const { inputs, outputs } = await east.read(TYPE.vpc, vpc.id);
    expect(inputs).toMatchObject({ tags: { Name: "core", Owner: "somebody" }, enableDnsHostnames: false });
    expect(outputs).toMatchObject({ tagsAll: { Name: "core", Owner: "somebody" }, enableDnsHostnames: false });
  });

  it("takes a property away with null, and reaches into lists", async () => {
    const { east, folder } = await openRegions();
    await bucketIn(east, "data");
    const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }];
    await east.create(TYPE.encryption, { bucket: "data", rules });

    editResource(folder, "data", "rules[0].applyServerSideEncryptionByDefault", null);

    expect((await east.read(TYPE.encryption, "data")).inputs).toEqual({ bucket: "data", rules: [{}] });
  });

  it("finds a resource by its ARN", async () => {
    const { east, folder } = await openRegions();
    const vpc = await vpcIn(east);

    editResource(folder, String(vpc["arn"]), "tags", { Owner: "x" });

    expect((await east.read(TYPE.vpc, vpc.id)).inputs["tags"]).toEqual({ Owner: "x" });
  });

  it.each([
    ["vpc-1", "tags", 'The simulated account has nothing with the id or ARN "vpc-1"'],
    ["data", "bucket", '"data" names 2 resources with a property "bucket", not one'],
    ["data", "cidrBlock", '"data" names 0 resources with a property "cidrBlock", not one'],
    ["data", "a..b", 'Cannot edit "a..b": it is no property path'],
  ])("of %s at %s is refused", async (id, path, message) => {
    const { east, folder } = await openRegions();
    await bucketIn(east, "data");
    await east.create(TYPE.publicAccess, { bucket: "data" });

    expect(() => {
      editResource(folder, id, path, 1);
    }).toThrow(expect.objectContaining({ code: "SANDBOX", message }));
  });

  it.each([
    ["tags.Name", ["tags", "Name"]],
    ["tags.tapctl:id", ["tags", "tapctl:id"]],
    ['tags["a.b"]', ["tags", "a.b"]],
    ["rules[0].status", ["rules", 0, "status"]],
    ["[0]", undefined],
    ["", undefined],
    ["a[x]", undefined],
  ])("reads the path %s", (path, steps) => {
    expect(parsePath(path)).toEqual(steps);
  });
});
