import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, register } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const alarms = async (settings: Partial<PlatformSettings> = {}) =>
  ofType(await register(() => regionalProgram({ ...PROD, ...settings }, "us-east-1")), ALARM).filter(({ name }) =>
    name.startsWith("tap-alarm-balancer"),
  );

describe("the load balancer's alarms", () => {
  it("tell the region's topic of errors and of servers that do not answer, and when it is over", async () => {
    const balancer = { LoadBalancer: "app/tap-compute-balancer-balancer/1" };
    const target = { ...balancer, TargetGroup: "targetgroup/tap-compute-balancer-target/1" };
    const found = await alarms();

    expect(found.map(({ inputs }) => [inputs["name"], inputs["metricName"], inputs["threshold"]])).toEqual([
      ["PROD-alarm-alb-errors-us-east-1", "HTTPCode_ELB_5XX_Count", 10],
      ["PROD-alarm-alb-server-errors-us-east-1", "HTTPCode_Target_5XX_Count", 10],
      ["PROD-alarm-alb-unhealthy-servers-us-east-1", "UnHealthyHostCount", 1],
    ]);
    expect(found.map(({ inputs }) => inputs["dimensions"])).toEqual([balancer, balancer, target]);
    for (const { inputs } of found) {
      expect(inputs).toMatchObject({
        namespace: "AWS/ApplicationELB",
        period: 300,
        treatMissingData: "notBreaching",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        alarmActions: ["arn:aws:mock:us-east-1:111122223333:tap-alerts-topic"],
        okActions: ["arn:aws:mock:us-east-1:111122223333:tap-alerts-topic"],
      });
    }
  });

  it("are silent about servers where none are served", async () => {
    const found = await alarms({ tls: { ...PROD.tls, mode: "none" } });

    expect(found.map(({ inputs }) => inputs["metricName"])).toEqual(["HTTPCode_ELB_5XX_Count"]);
  });

  it("are not there without a load balancer", async () => {
    expect(await alarms({ features: { ...PROD.features, loadBalancer: false } })).toEqual([]);
  });
});
