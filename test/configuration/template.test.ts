import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ZONE_PREFIX } from "../../src/configuration/known-regions.js";
import { loadEnvironment } from "../../src/configuration/load.js";
import { environmentSchemaText } from "../../src/configuration/schema/json-schema.js";
import { valueAt } from "../../src/configuration/schema/schema-findings.js";
import {
  DEV_ANSWERS,
  environmentTemplate,
  SEED_ANSWERS,
  type TemplateAnswers,
} from "../../src/configuration/template.js";
import { GOOD, project } from "./project.js";

const ROOT = new URL("../../", import.meta.url);
const SMALL: TemplateAnswers = { ...SEED_ANSWERS, regions: ["eu-west-1"], size: "small", baseline: "skip" };
const ODD: TemplateAnswers = { ...SMALL, owner: "on: one @home", costCenter: "0123", project: "null" };
const ALL = Object.keys(ZONE_PREFIX).slice(0, 16);
const sixteen: TemplateAnswers = { ...SEED_ANSWERS, regions: [ALL[0] ?? "", ...ALL.slice(1)], size: "small" };

function inSandbox(cwd: string, env: string) {
  return loadEnvironment({ cwd, flags: { env, target: "sandbox" }, variables: {} });
}

describe("environmentTemplate", () => {
  it.each([
    ["prod", "of the seed", SEED_ANSWERS],
    ["prod", "that is small", SMALL],
    ["stage", "that is small", SMALL],
    ["true", "with values that YAML reads as something else", ODD],
    ["stage", "with as many regions as the quotas allow", sixteen],
  ])("gives a %s %s that passes every validator", async (name, _, answers) => {
    const cwd = await project({ [`config/${name}.yaml`]: environmentTemplate(name, answers) });

    const environment = await inSandbox(cwd, name);

    expect(environment.warnings).toEqual([]);
    expect(environment).toMatchObject({ name, account: answers.account, primary: answers.regions[0] });
    expect(Object.keys(environment.regions)).toEqual(answers.regions);
    expect(environment.tags).toEqual({
      Environment: name,
      Owner: answers.owner,
      CostCenter: answers.costCenter,
      Project: answers.project,
      ManagedBy: "tapctl",
    });
  });

  it("protects prod whatever its size", () => {
    expect(environmentTemplate("prod", SMALL)).toContain("\nprotection: on\n");
    expect(environmentTemplate("stage", SMALL)).toContain("\nprotection: off\n");
  });
});

describe("the project's own environments", () => {
  it("deploy what the seed says in prod", async () => {
    const environment = await inSandbox(ROOT.pathname, "prod");

    expect(Object.entries(environment.regions)).toEqual([
      ["us-east-1", { index: 0, cidr: "10.10.0.0/16", zones: ["use1-az1", "use1-az2", "use1-az4"] }],
      ["us-west-2", { index: 1, cidr: "10.20.0.0/16", zones: ["usw2-az1", "usw2-az2", "usw2-az3"] }],
      ["ap-south-1", { index: 2, cidr: "10.30.0.0/16", zones: ["aps1-az1", "aps1-az2", "aps1-az3"] }],
    ]);
    expect(environment).toMatchObject({ protection: "on", network: { nat: "single", flowLogRetentionDays: 30 } });
    expect(environment.warnings).toEqual([]);
  });

  it("deploy little in dev", async () => {
    const environment = await inSandbox(ROOT.pathname, "dev");

    expect(environment).toMatchObject({
      protection: "off",
      network: { nat: "single", interfaceEndpoints: [], flowLogRetentionDays: 7 },
      logs: { retentionDays: 30 },
      baseline: { region: "skip", account: "skip" },
    });
    expect([Object.keys(environment.regions), environment.warnings]).toEqual([["us-east-1"], []]);
  });

  it("come from the template", async () => {
    expect(await readFile(new URL("config/prod.yaml", ROOT), "utf8")).toBe(GOOD);
    expect(await readFile(new URL("config/dev.yaml", ROOT), "utf8")).toBe(environmentTemplate("dev", DEV_ANSWERS));
  });
});

describe("config/schema.json", () => {
  it("is what `node scripts/write-schema.ts` writes", async () => {
    expect(await readFile(new URL("config/schema.json", ROOT), "utf8")).toBe(environmentSchemaText());
  });

  it("describes every setting", () => {
    expect(undescribed(JSON.parse(environmentSchemaText()), [])).toEqual([]);
  });
});

/** The settings without a description, blocks aside, whose keys say what they are for. */
function undescribed(schema: unknown, path: readonly string[]): readonly string[] {
  const properties = valueAt(schema, ["properties"]) ?? {};
  return Object.entries(properties).flatMap(([key, property]) => {
    const here = [...path, key];
    const leaf = valueAt(property, ["properties"]) === undefined && valueAt(property, ["description"]) === undefined;
    return [...(leaf ? [here.join(".")] : []), ...undescribed(property, here)];
  });
}
