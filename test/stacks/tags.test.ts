import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { tapctlId } from "../../src/stacks/identity.js";
import { generatedNames } from "../../src/stacks/naming.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import { BACKUP_TAG } from "../../src/stacks/tags.js";
import { only, register, type Registered } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const GROUP = "aws:autoscaling/group:Group";
const REGIONAL = await register(() => regionalProgram(PROD, "us-east-1"));
const GLOBAL = await register(() => globalProgram(PROD, OUTPUTS), { stack: "prod-global" });

describe.each([
  ["regional", REGIONAL, 188],
  ["global", GLOBAL, 83],
])("the tags of the %s stack", (_stack, resources, count) => {
  const taggable = resources.filter(({ type }) => isTaggable(type));

  it("are the five standard ones, a name and an id, on everything that AWS can tag", () => {
    expect(taggable).toHaveLength(count);
    for (const { inputs, urn, type } of taggable) {
      expect(inputs["tags"]).toEqual({
        ...PROD.tags,
        ...(isBackedUp({ type, inputs }) ? BACKUP_TAG : {}),
        Name: expect.stringMatching(/./) as unknown,
        "tapctl:id": tapctlId(urn),
      });
    }
  });

  it("differ in the id", () => {
    const ids = taggable.map(({ inputs }) => (inputs["tags"] as Record<string, string>)["tapctl:id"]);

    expect(new Set(ids).size).toBe(count);
  });

  it("have a name that is the resource's own where it has one", () => {
    for (const { inputs } of taggable) {
      const own = inputs["name"] ?? inputs["bucket"];
      if (own !== undefined) expect(inputs["tags"]).toHaveProperty("Name", own);
    }
  });

  it("are not given to what AWS cannot tag", () => {
    const strays = resources.filter(({ type, inputs }) => !isTaggable(type) && type !== GROUP && "tags" in inputs);

    expect(strays).toEqual([]);
  });
});

it("gives a group the same in its own form, the five to be passed on to its instances", () => {
  const group = only(REGIONAL, GROUP);

  const passedOn = Object.entries(PROD.tags).map(([key, value]) => ({
    key,
    value: String(value),
    propagateAtLaunch: true,
  }));
  expect(group.inputs["tags"]).toEqual([
    { key: "Name", value: "PROD-asg-web-us-east-1", propagateAtLaunch: false },
    ...passedOn,
    { key: "tapctl:id", value: tapctlId(group.urn), propagateAtLaunch: false },
  ]);
});

it("gives an id that depends on all parents of a resource", () => {
  const bucket = REGIONAL.find(({ name, type }) => type.endsWith(":Bucket") && name === "tap-storage-bucket");

  const types = ["tapctl:stack:TapStack", "tapctl:storage:StorageBucket", "tapctl:storage:PrivateBucket"];
  const urn = `urn:pulumi:prod-us-east-1::tapctl::${types.join("$")}$aws:s3/bucket:Bucket::tap-storage-bucket`;
  expect(bucket?.urn).toBe(urn);
  expect(bucket?.inputs["tags"]).toHaveProperty("tapctl:id", tapctlId(urn));
});

it("names nothing that validation of names does not know", () => {
  const known = generatedNames({ environment: "prod", account: PROD.account, region: "us-east-1" }, [
    ...Object.keys(PROD.regions),
  ]);

  // What AWS fixes, and what has room to spare.
  const fixed = /rolePolicy|route53|cfg\/(recorder|deliveryChannel|rule)|detectorFeature/;
  const roomy = /metricAlarm|eventRule|logMetricFilter/;
  const named = [...REGIONAL, ...GLOBAL].filter(({ type }) => !fixed.test(type) && !roomy.test(type));
  const names = named.map(({ inputs }) => inputs["name"] ?? (inputs["bucket"] as string | undefined));
  expect(names.filter((one) => one !== undefined && !known.includes(one as string))).toEqual([]);
  expect(names.filter((one) => one !== undefined).length).toBeGreaterThan(15);
});

/** A replica is restored from its source. */
function isBackedUp({ type, inputs }: Pick<Registered, "type" | "inputs">): boolean {
  return (
    type === "aws:dynamodb/table:Table" || (type === "aws:rds/instance:Instance" && !("replicateSourceDb" in inputs))
  );
}

/** As the installed provider has it: what can be tagged outputs `tagsAll`. */
function isTaggable(type: Registered["type"]): boolean {
  const [pkg, module] = type.split(":");
  if (pkg !== "aws" || module === undefined) return false;
  return readFileSync(createRequire(import.meta.url).resolve(`@pulumi/aws/${module}.js`), "utf8").includes(
    '["tagsAll"]',
  );
}
