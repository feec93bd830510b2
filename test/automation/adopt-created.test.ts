import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { adoptCreated } from "../../src/automation/recovery/adopt-created.js";
import type { FindCreated } from "../../src/deployment/sought.js";
import type { ResourceState } from "../../src/automation/state/ledger.js";
import { NO_ORIGINS } from "../../src/automation/worker/origins.js";
import { FakeStack, SILENT } from "./fake-stack.js";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PROVIDER = { urn: "urn:pulumi:s::p::pulumi:providers:aws::aws", type: "pulumi:providers:aws", id: "7" };
const provider = `${PROVIDER.urn}::7`;
const table = {
  urn: "urn:table",
  type: "aws:ec2/routeTable:RouteTable",
  provider,
  inputs: { tags: { "tapctl:id": "T" } },
};
const route = (routeTableId: string) => ({
  ...{ urn: "urn:route", type: "aws:ec2/route:Route", provider },
  inputs: { routeTableId, destinationCidrBlock: "0.0.0.0/0" },
  ...{ dependencies: ["urn:table"], propertyDependencies: { routeTableId: ["urn:table"] } },
});
const program = { run: () => Promise.resolve(undefined), findings: () => Promise.resolve({ origins: NO_ORIGINS }) };

/** Plans a route in a table, whichever of them the state has not. */
function planned(present: readonly ResourceState[]): readonly ResourceState[] {
  const has = (urn: string): boolean => present.some((resource) => resource.urn === urn);
  const id = present.find(({ urn }) => urn === "urn:table")?.id ?? UNKNOWN;
  return [table, route(id)].filter(({ urn }) => !has(urn));
}

function adopt(stack: FakeStack, find: FindCreated) {
  const workFolder = mkdtempSync(join(tmpdir(), "tapctl-adopt-"));
  onTestFinished(() => {
    expect(readdirSync(workFolder)).toEqual([]);
    rmSync(workFolder, { recursive: true });
  });
  return adoptCreated(stack.stack, program, { find, silent: SILENT, workFolder });
}

describe("what an interrupted run made", () => {
  it("is put into the state one after the other, as ids become known", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, planned);
    const found = await adopt(stack, ({ type, inputs }) =>
      Promise.resolve(type === table.type ? "rtb-1" : `r-${String(inputs["routeTableId"])}`),
    );

    expect(found).toEqual({ adopted: ["urn:table", "urn:route"], left: 0 });
    expect(stack.refreshed).toEqual([["urn:table"], ["urn:route"]]);
    expect(stack.deployment.resources).toMatchObject([
      PROVIDER,
      { urn: "urn:table", id: "rtb-1", custom: true },
      { ...route("rtb-1"), id: "r-rtb-1" },
    ]);
  });

  it("is not what only has a tag left, which some types cannot be read of", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, planned);
    stack.absent = ["urn:table"];
    const found = await adopt(stack, ({ type }) => Promise.resolve(type === table.type ? "rtb-gone" : undefined));

    expect(found).toEqual({ adopted: [], left: 2 });
    expect(stack.deployment.resources).toEqual([expect.objectContaining(PROVIDER)]);
  });

  it("is told as unreadable where a read fails for another reason", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, planned);
    stack.refresh = () => Promise.reject(new Error("access denied"));

    await expect(adopt(stack, () => Promise.resolve("rtb-1"))).rejects.toThrow("access denied");
  });

  it("is nothing where the cloud has nothing, and then the state stays as it is", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, planned);
    const asked: string[] = [];
    const found = await adopt(stack, ({ type }) => {
      asked.push(type);
      return Promise.resolve(undefined);
    });

    expect(found).toEqual({ adopted: [], left: 2 });
    expect([stack.imported, asked]).toEqual([0, [table.type]]);
  });

  it("is looked for once, though the cloud that names it cannot read it", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, () => [table]);

    expect(await adopt(stack, () => Promise.resolve("rtb-1"))).toEqual({ adopted: ["urn:table"], left: 1 });
  });

  it("is not what only might have been there, as the read tells", async () => {
    const stack = new FakeStack({ resources: [PROVIDER] }, planned);
    stack.gone = ["urn:route"];
    const found = await adopt(stack, ({ type }) => Promise.resolve(type === table.type ? "rtb-1" : "rtb-1_0.0.0.0/0"));

    expect(found).toEqual({ adopted: ["urn:table"], left: 1 });
    expect(stack.deployment.resources?.map(({ urn }) => urn)).toEqual([PROVIDER.urn, "urn:table"]);
  });

  it("is read first of all where it was adopted and never read", async () => {
    const unread = { ...table, custom: true, id: "rtb-1", outputs: {} };
    const stack = new FakeStack({ resources: [PROVIDER, unread] }, planned);
    await adopt(stack, () => Promise.resolve(undefined));

    expect(stack.refreshed).toEqual([["urn:table"]]);
  });

  it("may replace what the state has, which is then only to be deleted", async () => {
    const old = { ...table, id: "rtb-0" };
    const done = new FakeStack({ resources: [PROVIDER, old] }, (present) =>
      present.some(({ id }) => id === "rtb-1") ? [] : [{ ...table, op: "create-replacement" }],
    );
    await adopt(done, ({ known }) => Promise.resolve(known.has("rtb-0") ? "rtb-1" : undefined));

    expect(done.deployment.resources?.map(({ id, delete: gone }) => [id, gone])).toEqual([
      ["7", undefined],
      ["rtb-1", undefined],
      ["rtb-0", true],
    ]);
  });

  it("is neither a component nor a provider, nor what only changes", async () => {
    const steps = [
      { ...table, urn: "urn:component", custom: false },
      { ...table, type: "pulumi:providers:aws" },
      { ...table, op: "update" },
    ];
    const stack = new FakeStack({ resources: [PROVIDER] }, () => steps);

    expect(await adopt(stack, () => Promise.resolve("x"))).toEqual({ adopted: [], left: 0 });
  });
});
