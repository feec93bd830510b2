import { describe, expect, it } from "vitest";
import { VALIDATORS } from "../../src/configuration/validators/table.js";
import { OTHER_VIOLATIONS } from "./other-violations.js";
import { edited, GOOD, lineOf, load, project, refusal } from "./project.js";
import { REGION_VIOLATIONS } from "./region-violations.js";
import { TAG_AND_ZONE_VIOLATIONS } from "./tag-and-zone-violations.js";
import { loadEnvironment } from "../../src/configuration/load.js";

describe("validators", () => {
  it.each([...REGION_VIOLATIONS, ...TAG_AND_ZONE_VIOLATIONS, ...OTHER_VIOLATIONS])(
    "$rule refuses the file when $when",
    async ({ rule, passage, replacement, message, hint }) => {
      const text = edited(passage, replacement);

      const { code, problems } = await refusal(load(text));

      const line = replacement === "" ? lineOf(GOOD, "tags:\n") : lineOf(GOOD, passage);
      expect(problems).toEqual([
        {
          rule,
          severity: "critical",
          message,
          hint: expect.stringContaining(hint) as string,
          file: "config/prod.yaml",
          line,
        },
      ]);
      expect(code).toBe("CONFIGURATION");
    },
  );

  it("V01 refuses a file without regions", async () => {
    const text = `${GOOD.slice(0, GOOD.indexOf("regions:\n"))}regions: {}\n${GOOD.slice(GOOD.indexOf("\ntags:\n"))}`;

    const { problems } = await refusal(load(text));

    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      "V01 regions is empty: wanted at least one region",
    ]);
  });

  it("V01 refuses a region that is listed twice", async () => {
    const text = edited("  us-west-2:\n", "  us-east-1:\n");

    const { problems } = await refusal(load(text));

    expect(problems).toContainEqual({
      rule: "V01",
      severity: "critical",
      message: 'The key "regions.us-east-1" is written twice: wanted every key once',
      hint: "Remove one of the two",
      file: "config/prod.yaml",
      line: lineOf(GOOD, "  us-west-2:"),
    });
  });

  it("V02 refuses a region that overlaps what is in use elsewhere", async () => {
    const text = edited("reservedCidrs: []", "reservedCidrs: [10.20.0.0/14]");

    const { problems } = await refusal(load(text));

    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'V02 regions.us-west-2.cidr is "10.20.0.0/16", which overlaps network.reservedCidrs[0], "10.20.0.0/14"',
    ]);
  });

  it("V12 refuses a second owner of the account's baseline, and names the first", async () => {
    const other = edited("region: manage", "region: skip");
    const cwd = await project({ "config/prod.yaml": GOOD, "config/stage.yaml": other, "config/broken.yaml": "a: [" });

    const { problems } = await refusal(loadEnvironment({ cwd, flags: { target: "sandbox" }, variables: {} }));

    expect(problems).toEqual([
      {
        rule: "V12",
        severity: "critical",
        message:
          'baseline.account is "manage", but config/stage.yaml owns it too, with the same account: wanted one owner',
        hint: "Write account: skip in one of the two",
        file: "config/prod.yaml",
        line: lineOf(GOOD, "  account: manage"),
      },
    ]);
  });

  it("V12 lets two accounts have one owner each", async () => {
    const other = edited('account: "111122223333"', 'account: "444455556666"');
    const cwd = await project({ "config/prod.yaml": GOOD, "config/stage.yaml": other });

    const environment = await loadEnvironment({ cwd, flags: { target: "sandbox" }, variables: {} });

    expect(environment.baseline).toEqual({ region: "manage", account: "manage", imports: {} });
  });

  it("V14 warns when one region is to be replicated", async () => {
    const start = GOOD.indexOf("  us-west-2:\n");
    const text = GOOD.slice(0, start) + GOOD.slice(GOOD.indexOf("\n# On every resource"));

    const { warnings } = await load(text);

    expect(warnings).toEqual([
      {
        rule: "V14",
        severity: "warning",
        message: 'replication.mode is "mesh" but one region is configured: nothing is replicated or peered',
        hint: "Write replication: { mode: off } in config/prod.yaml if one region is meant, or add a second region",
        file: "config/prod.yaml",
        line: lineOf(text, "  mode: mesh"),
      },
    ]);
  });

  it("find nothing in a good file", async () => {
    expect((await load(GOOD)).warnings).toEqual([]);
  });

  it("let a lock that nobody can lift pass when it is confirmed", async () => {
    const text = edited("objectLockMode: GOVERNANCE\n", "objectLockMode: COMPLIANCE\n  acceptCompliance: true\n");

    expect((await load(text)).storage.objectLockMode).toBe("COMPLIANCE");
  });

  it("are listed by code, each with a title", () => {
    expect([...new Set(VALIDATORS.map(({ code }) => code))]).toEqual([
      "V01",
      "V02",
      "V03",
      "V04",
      "V05",
      "V06",
      "V07",
      "V08",
      "V09",
      "V10",
      "V11",
      "V12",
      "V13",
      "V14",
      "V16",
      "V18",
      "V19",
      "V20",
      "V21",
    ]);
    expect(VALIDATORS.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title))).toEqual([]);
  });
});
