import { describe, expect, it } from "vitest";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { bucketIn, policy, TYPE, vpcIn } from "./platform.js";
import { openRegions, openSandbox, refusalOf, type Inputs, type Outputs } from "./sandbox-client.js";

const state = (inputs: Inputs, outputs: Outputs) => ({ inputs, outputs });

describe("a diff", () => {
  it("finds nothing when nothing changed", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16", tags: { Name: "core" } };
    const vpc = await east.create(TYPE.vpc, inputs);

    const found = await east.diff(TYPE.vpc, vpc.id, state(inputs, vpc), inputs);

    expect(found).toEqual({ changes: {}, replaces: [], deleteBeforeReplace: false });
  });

  it("names the path of every leaf that changed", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16", tags: { Name: "core", Old: "x" } };
    const vpc = await east.create(TYPE.vpc, inputs);

    const news = { cidrBlock: "10.10.0.0/16", tags: { Name: "new", More: "y" }, enableDnsHostnames: true };
    const found = await east.diff(TYPE.vpc, vpc.id, state(inputs, vpc), news);

    expect(found.changes).toEqual({
      "tags.Name": "UPDATE",
      "tags.Old": "DELETE",
      "tags.More": "ADD",
      enableDnsHostnames: "ADD",
      tagsAll: "UPDATE",
    });
    expect(found.replaces).toEqual([]);
  });

  it("replaces a VPC whose block changed, the new one first", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16" };
    const vpc = await east.create(TYPE.vpc, inputs);

    const found = await east.diff(TYPE.vpc, vpc.id, state(inputs, vpc), { cidrBlock: "10.20.0.0/16" });

    expect(found).toEqual({
      changes: { cidrBlock: "UPDATE_REPLACE" },
      replaces: ["cidrBlock"],
      deleteBeforeReplace: false,
    });
  });

  it("deletes first what keeps its name", async () => {
    const { east } = await openRegions();
    const inputs = { bucket: "data", objectLockEnabled: false };
    const bucket = await east.create(TYPE.bucket, inputs);

    const found = await east.diff(TYPE.bucket, "data", state(inputs, bucket), { ...inputs, objectLockEnabled: true });

    expect(found).toMatchObject({ replaces: ["objectLockEnabled"], deleteBeforeReplace: true });
  });

  it("creates first what has an invented name", async () => {
    const { east } = await openRegions();
    const { inputs } = await east.check(TYPE.topic, {});
    const topic = await east.create(TYPE.topic, inputs);

    const found = await east.diff(TYPE.topic, topic.id, state(inputs, topic), { ...inputs, fifoTopic: true });

    expect(found).toMatchObject({ replaces: ["fifoTopic"], deleteBeforeReplace: false });
  });

  it("replaces a resource whose provider moved to another region", async () => {
    const { east, west } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16" };
    const vpc = await east.create(TYPE.vpc, inputs);

    const found = await west.diff(TYPE.vpc, vpc.id, state(inputs, vpc), inputs);

    expect(found.replaces).toEqual(["region"]);
  });

  it("finds other default tags of the provider", async () => {
    const sandbox = await openSandbox();
    const [before, after] = [
      await sandbox.connect("us-east-1", { Owner: "a" }),
      await sandbox.connect("us-east-1", { Owner: "b" }),
    ];
    const vpc = await before.create(TYPE.vpc, { cidrBlock: "10.10.0.0/16" });

    const found = await after.diff(TYPE.vpc, vpc.id, state({ cidrBlock: "10.10.0.0/16" }, vpc), {
      cidrBlock: "10.10.0.0/16",
    });

    expect(found.changes).toEqual({ tagsAll: "UPDATE" });
  });

  it("takes two spellings of one policy for the same", async () => {
    const { east } = await openRegions();
    const inputs = { name: "boundary", policy: '{"Version":"2012-10-17","Statement":[]}' };
    const boundary = await east.create(TYPE.policy, inputs);

    const news = { ...inputs, policy: '{ "Statement": [], "Version": "2012-10-17" }' };
    const found = await east.diff(TYPE.policy, boundary.id, state(inputs, boundary), news);

    expect(found.changes).toEqual({});
  });
});

describe("a create", () => {
  it("is done before it is answered, so that a kill in between leaves an orphan", async () => {
    const { east, folder } = await openRegions({ latencyMs: 3_600_000 });
    let answered = false;

    const create = east.create(TYPE.eip, {}).finally(() => (answered = true));
    create.catch(() => undefined);

    await expect.poll(() => readInventory(folder)).toHaveLength(1);
    expect(answered).toBe(false);
  });

  it("of a type whose id is a name is refused the second time", async () => {
    const { east } = await openRegions();
    await east.create("aws:ecr/repository:Repository", { name: "jobs" });

    const refusal = await refusalOf(east.create("aws:ecr/repository:Repository", { name: "jobs" }));

    expect(refusal).toContain("api error ResourceAlreadyExistsException: Repository jobs already exists");
  });
});

describe("an update", () => {
  it("of what is gone is refused", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16" };

    const refusal = await refusalOf(east.update(TYPE.vpc, "vpc-1", { inputs, outputs: {} }, inputs));

    expect(refusal).toBe("updating VPC (vpc-1): couldn't find resource");
  });

  it("changes inputs and keeps what AWS decided", async () => {
    const { east } = await openRegions();
    const inputs = { cidrBlock: "10.10.0.0/16", assignGeneratedIpv6CidrBlock: true };
    const vpc = await east.create(TYPE.vpc, inputs);

    const updated = await east.update(TYPE.vpc, vpc.id, state(inputs, vpc), { ...inputs, enableDnsHostnames: true });

    const { id, ...outputs } = vpc;
    expect(updated).toEqual({ ...outputs, enableDnsHostnames: true });
    expect((await east.read(TYPE.vpc, id)).outputs["enableDnsHostnames"]).toBe(true);
  });
});

describe("a read", () => {
  it("finds a resource by nothing but its id", async () => {
    const { east } = await openRegions();
    const { id, ...outputs } = await vpcIn(east, { tags: { Name: "core" } });

    const found = await east.read(TYPE.vpc, id);

    expect(found).toMatchObject({ id, inputs: { cidrBlock: "10.10.0.0/16", tags: { Name: "core" } }, outputs });
  });

  it("finds it in another region when the id says so", async () => {
    const { east, west } = await openRegions();
    const vpc = await vpcIn(west);

    expect((await east.read(TYPE.vpc, vpc.id)).id).toBe("");
    expect((await east.read(TYPE.vpc, `${vpc.id}@us-west-2`)).id).toBe(vpc.id);
  });

  it("gives an empty id for what is gone", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);

    await east.delete(TYPE.vpc, vpc.id);

    expect((await east.read(TYPE.vpc, vpc.id, vpc)).id).toBe("");
  });

  it("finds a route by its table and destination, as an import writes it", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);
    const table = await east.create(TYPE.table, { vpcId: vpc.id });
    const gateway = await east.create(TYPE.gateway, { vpcId: vpc.id });
    const target = { destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id };
    const route = await east.create(TYPE.route, { routeTableId: table.id, ...target });

    const found = await east.read(TYPE.route, `${table.id}_0.0.0.0/0`);

    expect(route.id).toMatch(new RegExp(`^r-${table.id}\\d+$`));
    expect(found.id).toBe(route.id);
  });

  it("finds a bucket's side resources by the bucket's name", async () => {
    const { east } = await openRegions();
    await bucketIn(east, "data");
    await east.create(TYPE.publicAccess, { bucket: "data", blockPublicAcls: true });

    expect((await east.read(TYPE.publicAccess, "data")).inputs).toEqual({ bucket: "data", blockPublicAcls: true });
    expect((await east.read(TYPE.versioning, "data")).id).toBe("");
  });
});

describe("a delete", () => {
  it("takes along what is part of it", async () => {
    const { east } = await openRegions();
    await bucketIn(east, "data");
    await east.create(TYPE.publicAccess, { bucket: "data", blockPublicAcls: true });

    await east.delete(TYPE.bucket, "data");

    expect((await east.read(TYPE.publicAccess, "data")).id).toBe("");
  });

  it("of what is gone already succeeds", async () => {
    const { east } = await openRegions();

    await expect(east.delete(TYPE.vpc, "vpc-0123456789abcdef0")).resolves.toBeUndefined();
  });

  it("only forgets a default security group, which stays as long as its VPC", async () => {
    const { east } = await openRegions();
    const vpc = await vpcIn(east);
    const type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    const adopted = await east.create(type, { vpcId: vpc.id, ingress: [], egress: [] });

    await east.delete(type, adopted.id);

    expect(adopted.id).toBe(vpc["defaultSecurityGroupId"]);
    expect((await east.read(TYPE.group, adopted.id)).id).toBe(adopted.id);
    await east.delete(TYPE.vpc, vpc.id);
    expect((await east.read(TYPE.group, adopted.id)).id).toBe("");
  });

  it("lets a role go once its policies are gone", async () => {
    const { east } = await openRegions();
    await east.create(TYPE.role, { name: "app", assumeRolePolicy: policy() });
    await east.create(TYPE.rolePolicy, { name: "logs", role: "app", policy: policy() });

    await east.delete(TYPE.rolePolicy, "app:logs");

    await expect(east.delete(TYPE.role, "app")).resolves.toBeUndefined();
  });
});
