import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, register } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const alarmsOf = async (namespace: string, settings: Partial<PlatformSettings> = {}) => {
  const resources = await register(() => regionalProgram({ ...PROD, ...settings }, "us-east-1"));
  const alarms = ofType(resources, "aws:cloudwatch/metricAlarm:MetricAlarm");
  return alarms
    .map(({ inputs: { tags, alarmDescription, ...inputs } }) => (tags && alarmDescription ? inputs : {}))
    .filter((inputs) => inputs["namespace"] === namespace);
};
const TOPIC = ["arn:aws:mock:us-east-1:111122223333:tap-alerts-topic"];
const TOLD = { alarmActions: TOPIC, okActions: TOPIC };

describe("the alarm of the servers", () => {
  it("tells of ten minutes at 70 % and more", async () => {
    expect(await alarmsOf("AWS/EC2")).toEqual([
      {
        name: "PROD-alarm-servers-cpu-us-east-1",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { AutoScalingGroupName: "PROD-asg-web-us-east-1" },
        statistic: "Average",
        period: 300,
        evaluationPeriods: 2,
        datapointsToAlarm: 2,
        threshold: 70,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "missing",
        ...TOLD,
      },
    ]);
  });

  it("is not there without servers", async () => {
    expect(await alarmsOf("AWS/EC2", { features: { ...PROD.features, servers: false } })).toEqual([]);
  });
});

describe("the alarms of NAT gateways", () => {
  it.each([
    ["single", ["a"]],
    ["per-az", ["a", "b", "c"]],
    ["regional", ["regional"]],
  ] as const)("tell of any port that %s ones could not give", async (nat, gateways) => {
    const alarms = await alarmsOf("AWS/NATGateway", { network: { ...PROD.network, nat } });

    expect(alarms).toEqual(
      gateways.map((id) => ({
        name: `PROD-alarm-nat-${id}-ports-us-east-1`,
        namespace: "AWS/NATGateway",
        metricName: "ErrorPortAllocation",
        dimensions: { NatGatewayId: `tap-network-nat-${id}-id` },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        threshold: 0,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        ...TOLD,
      })),
    );
  });
});

describe("the alarm of the web firewall", () => {
  it("tells of as many refusals as are configured", async () => {
    expect(await alarmsOf("AWS/WAFV2", { waf: { ...PROD.waf, blockedAlarm: 20 } })).toEqual([
      {
        name: "PROD-alarm-waf-blocked-us-east-1",
        namespace: "AWS/WAFV2",
        metricName: "BlockedRequests",
        dimensions: { WebACL: "PROD-waf-web-us-east-1", Region: "us-east-1", Rule: "ALL" },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        threshold: 20,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "notBreaching",
        ...TOLD,
      },
    ]);
  });

  it("is not there without a firewall", async () => {
    expect(await alarmsOf("AWS/WAFV2", { features: { ...PROD.features, waf: false } })).toEqual([]);
  });
});
