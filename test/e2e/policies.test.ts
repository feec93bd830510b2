import { expect, it } from "vitest";
import { expectClean, inventory } from "./support/account.js";
import { smallPlace } from "./support/place.js";
import { reported, stackOf } from "./support/report.js";
import { EAST, smallEnvironment, withFeatures } from "./support/small.js";

/** The function's logs are kept for a month, where the control wants a year. */
const SPOILED = withFeatures(
  smallEnvironment({ regions: EAST, more: "logs:\n  retentionDays: 30\n" }),
  "preset: small\n  maintenance: true",
);

it("deploys nothing that breaks a control, and names control, resource and remedy", async () => {
  const place = await smallPlace(SPOILED);

  const preview = await reported(place, ["preview"]);
  const up = await reported(place, ["up", "--yes"]);

  expect([preview.ended.status, up.ended.status]).toEqual([5, 5]);
  const { failures, refused } = stackOf({ stacks: preview.report.previews }, "us-east-1");
  expect(refused).toBe(true);
  expect([...new Set(failures.map(({ control }) => control))]).toEqual(["CloudWatch.16"]);
  expect(failures.every(({ urn }) => urn?.includes("aws:cloudwatch/logGroup:LogGroup::"))).toBe(true);
  expect(preview.ended.stdout).toMatch(/CloudWatch\.16: logs are kept for a year or more; \w+/);
  expect(await inventory(place)).toEqual([]);
});

it("tells of a control that is advisory, and deploys", async () => {
  const place = await smallPlace(`${SPOILED}policies:\n  controls: { CloudWatch.16: advisory }\n`);

  const { ended, report } = await reported(place, ["up", "--yes"]);

  expect(ended.status).toBe(0);
  expect(stackOf(report, "us-east-1").failures).toEqual([]);
  expect(ended.stderr).toContain("CloudWatch.16");
  await expectClean(place);
});
