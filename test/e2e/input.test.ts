import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expectPlainError } from "./support/output.js";
import { exists, smallPlace } from "./support/place.js";
import { smallEnvironment, WEST } from "./support/small.js";
import { tapctl } from "./support/tapctl.js";

interface Mistake {
  readonly what: string;
  readonly text: string;
  readonly line: number;
  readonly says: string;
  readonly remedy: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    what: "broken YAML",
    text: smallEnvironment({ regions: "  us-east-1: {{ index: 0 }" }),
    line: 5,
    says: "yaml  Cannot read the YAML at line 5, column 1",
    remedy: "Correct the line; keys are indented by spaces, as in config/prod.yaml",
  },
  {
    what: "an unknown key",
    text: smallEnvironment({ more: "protectoin: on\n" }),
    line: 22,
    says: 'schema  The file has no key "protectoin": did you mean "protection"?',
    remedy: 'Write "protection"',
  },
  {
    what: "overlapping addresses",
    text: smallEnvironment().replace("10.20.0.0/20", "10.10.0.0/20"),
    line: 5,
    says: 'V02  regions.us-west-2.cidr is "10.10.0.0/20", which overlaps regions.us-east-1.cidr, "10.10.0.0/20"',
    remedy: "Write a block of its own; peered networks cannot share addresses",
  },
  {
    what: "an unknown region",
    text: smallEnvironment().replace(WEST, WEST.replace("us-west-2", "us-west-9")),
    line: 5,
    says: 'V01  regions has "us-west-9", which is no AWS region: did you mean "us-west-1"?',
    remedy: "Write us-west-1",
  },
  {
    what: "a missing tag",
    text: smallEnvironment().replace("  CostCenter: CC-1001\n", ""),
    line: 6,
    says: "V03  tags.CostCenter is missing: wanted text",
    remedy: "Add tags.CostCenter",
  },
  {
    what: "more rules than AWS's quota",
    text: smallEnvironment({ more: "" }).replace("network:\n", "network:\n  naclQuota: 6\n"),
    line: 16,
    says: "V04  network.naclQuota is 6: wanted at least 7, the rules of a network ACL with 1 peers",
    remedy: "Configure fewer regions",
  },
];

it.each(MISTAKES)("names file, line and remedy of $what, and deploys nothing", async (mistake) => {
  const place = await smallPlace(mistake.text);

  const ended = await tapctl(place, ["up", "--yes"]);

  expect(ended.status).toBe(4);
  expectPlainError(ended);
  const lines = ended.stderr.trimEnd().split("\n");
  expect(lines[0]).toBe("✖ Cannot use config/small.yaml: 1 problem found");
  expect(lines[1]).toContain(`  config/small.yaml:${mistake.line}  ${mistake.says}`);
  expect(lines[2]).toContain(`    → ${mistake.remedy}`);
  expect(lines.slice(3)).toEqual(["  → Correct what is listed, then type: tapctl validate --env small"]);
  expect(await exists(place.home)).toBe(false);
});

it("tells every mistake of a file at once", async () => {
  const text = smallEnvironment({ more: "protectoin: on\n" }).replace("  CostCenter: CC-1001\n", "");
  const place = await smallPlace(text);

  const ended = await tapctl(place, ["up", "--yes"]);

  expect(ended.status).toBe(4);
  expect(ended.stderr).toMatch(/^✖ Cannot use config\/small\.yaml: 2 problems found\n/);
  expect(ended.stderr).toContain("V03  tags.CostCenter is missing");
  expect(ended.stderr).toContain('The file has no key "protectoin"');
});

it("says how to make a file that is missing", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up", "--yes", "--env", "other"]);

  expect(ended).toEqual({
    status: 4,
    stdout: "",
    stderr:
      "✖ Cannot find config/other.yaml in this folder or above it: the environments here are small\n" +
      "  → Create it: tapctl init --env other\n",
  });
  expect(await exists(place.home)).toBe(false);
});

it("refuses a name over its limit", async () => {
  const place = await smallPlace();
  await writeFile(join(place.folder, "config", "toolongname.yaml"), smallEnvironment());

  const ended = await tapctl(place, ["up", "--yes", "--env", "toolongname"]);

  expect(ended).toEqual({
    status: 4,
    stdout: "",
    stderr:
      '✖ Cannot use "toolongname" as an environment\'s name: wanted 2 to 8 lower-case letters and digits, a letter first\n' +
      "  → Type a name such as prod: tapctl validate --env prod\n",
  });
  expect(await exists(place.home)).toBe(false);
});
