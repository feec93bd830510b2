import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, only, run } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { ACCOUNT, PROD } from "../support/settings.js";

const TABLE = "aws:dynamodb/table:Table";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const keyOf = (region: string) => `arn:aws:kms:${region}:${ACCOUNT}:key/${region}`;
const build = (changes: Partial<PlatformSettings> = {}) =>
  run(() => globalProgram({ ...PROD, ...changes }, OUTPUTS), { stack: "prod-global" });
const { result, resources } = await build();

describe("the table of sessions", () => {
  it("is one table with a protected, encrypted, restorable copy in every other region", () => {
    const replica = (regionName: string) => ({
      ...{ regionName, kmsKeyArn: keyOf(regionName), pointInTimeRecovery: true },
      ...{ deletionProtectionEnabled: true, propagateTags: true, consistencyMode: "EVENTUAL" },
    });

    expect(only(resources, TABLE).inputs).toMatchObject({
      name: "PROD-dynamodb-sessions-global",
      region: "us-east-1",
      billingMode: "PAY_PER_REQUEST",
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      serverSideEncryption: { enabled: true, kmsKeyArn: keyOf("us-east-1") },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      deletionProtectionEnabled: true,
      replicas: [replica("ap-south-1"), replica("us-west-2")],
    });
  });

  it("can be deleted, with its copies, once protection is lifted", async () => {
    const lifted = await build({ lifecycle: { ...PROD.lifecycle, protect: false } });

    const { inputs, protect } = only(lifted.resources, TABLE);
    expect(protect ?? false).toBe(false);
    expect(JSON.stringify(inputs)).not.toContain('"deletionProtectionEnabled":true');
  });

  it("has alarms in each region, which tell that region's topic", () => {
    const alarms = ofType(resources, ALARM).filter(({ name }) => name.startsWith("tap-data-sessions-"));

    expect(alarms.map(({ inputs }) => inputs["name"]).sort()).toEqual(
      Object.keys(OUTPUTS)
        .flatMap((region) => [
          ...["errors", "throttling"].map((id) => `PROD-alarm-dynamodb-sessions-${id}-${region}`),
          ...Object.keys(OUTPUTS)
            .filter((other) => other !== region)
            .map((other) => `PROD-alarm-dynamodb-sessions-latency-to-${other}-${region}`),
        ])
        .sort(),
    );
    for (const { inputs } of alarms) {
      const region = String(inputs["region"]);
      expect(inputs["alarmActions"]).toEqual([`arn:aws:sns:${region}:${ACCOUNT}:PROD-sns-alerts-${region}`]);
    }
  });

  it("adds up what DynamoDB counts by operation, which an alarm may do with ten metrics", () => {
    const { inputs } = only(resources, ALARM, "sessions-us-east-1-errors");
    const queries = inputs["metricQueries"] as readonly Record<string, unknown>[];

    expect(queries.filter(({ returnData }) => returnData === true)).toEqual([
      { id: "total", expression: "SUM(METRICS())", label: "SystemErrors", returnData: true },
    ]);
    expect(queries.length - 1).toBeLessThanOrEqual(10);
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
  });

  it("is an output, and neither exists where the feature is off", async () => {
    const off = await build({ features: { ...PROD.features, table: false } });

    expect(result["table"]).toEqual({
      name: "PROD-dynamodb-sessions-global",
      arn: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/PROD-dynamodb-sessions-global`,
    });
    expect("table" in off.result).toBe(false);
    expect(ofType(off.resources, TABLE)).toEqual([]);
  });
});
