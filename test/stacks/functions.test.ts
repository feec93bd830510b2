import { readdirSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { FUNCTION_SOURCES } from "../../src/stacks/function-sources.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { ofType, only, register } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const FUNCTION = "aws:lambda/function:Function";
const arn = (name: string) => `arn:aws:mock:us-east-1:111122223333:${name}`;
const build = (settings: Partial<PlatformSettings> = {}, region = "us-east-1") =>
  register(() => regionalProgram({ ...PROD, ...settings }, region));
const without = (feature: keyof PlatformSettings["features"]) => ({ features: { ...PROD.features, [feature]: false } });
const namesIn = async (settings: Partial<PlatformSettings>, region?: string) =>
  ofType(await build(settings, region), FUNCTION).map(({ inputs }) => inputs["name"]);

const PRIMARY = await build();

describe("a function", () => {
  const { inputs } = only(PRIMARY, FUNCTION, "maint-function");

  it("runs in the private subnets, where nothing reaches it", () => {
    expect(inputs["vpcConfig"]).toEqual({
      subnetIds: ["a", "b", "c"].map((zone) => `tap-network-subnet-private-${zone}-id`),
      securityGroupIds: ["tap-network-group-lambda-id"],
      ipv6AllowedForDualStack: true,
    });
    expect(inputs["replaceSecurityGroupsOnDestroy"]).toBe(true);
  });

  it("is encrypted, traced, logged as JSON to a group that is there first, and keeps what fails", () => {
    expect(inputs).toMatchObject({
      name: "PROD-lambda-maint-us-east-1",
      runtime: "python3.12",
      architectures: ["arm64"],
      handler: "maintenance.handler.handle",
      timeout: 300,
      memorySize: 256,
      reservedConcurrentExecutions: -1,
      kmsKeyArn: arn("tap-master-key"),
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/PROD-lambda-maint-us-east-1" },
      deadLetterConfig: { targetArn: arn("tap-compute-function-maint-dlq-queue") },
      role: arn("tap-compute-function-maint-role"),
    });
    expect(only(PRIMARY, "aws:cloudwatch/logGroup:LogGroup", "maint-group").inputs).toMatchObject({
      name: "/aws/lambda/PROD-lambda-maint-us-east-1",
      retentionInDays: 365,
      kmsKeyId: arn("tap-master-key"),
    });
    expect(only(PRIMARY, "aws:sqs/queue:Queue", "maint-dlq-queue").inputs).toMatchObject({
      name: "PROD-sqs-maint-dlq-us-east-1",
      kmsMasterKeyId: arn("tap-master-key"),
      messageRetentionSeconds: 1_209_600,
    });
  });

  it("has a role under the region's boundary", () => {
    expect(only(PRIMARY, "aws:iam/role:Role", "maint-role").inputs).toMatchObject({
      name: "PROD-role-lambda-maint-us-east-1",
      path: "/tapctl/prod/",
      permissionsBoundary: arn("tap-boundary-policy"),
      maxSessionDuration: 3600,
    });
  });

  it("is told which environment is its own, and to change nothing", () => {
    expect(inputs["environment"]).toEqual({
      variables: {
        MAINT_ENVIRONMENT: "prod",
        MAINT_PROJECT: "tap",
        MAINT_TOPIC_ARN: "arn:aws:sns:us-east-1:111122223333:PROD-sns-alerts-us-east-1",
        MAINT_BUCKET: "prod-storage-us-east-1-111122223333",
        MAINT_SNAPSHOT_DAYS: "90",
        MAINT_CERTIFICATE_DAYS: "30",
        MAINT_APPLY: "0",
      },
    });
  });

  it("may change something only where the environment says so, in its settings and in its role", async () => {
    const resources = await build({ maintenance: { ...PROD.maintenance, applyChanges: true } });
    const policy = (found: typeof resources) =>
      String(only(found, "aws:iam/rolePolicy:RolePolicy", "maint-policy").inputs["policy"]);

    expect(only(resources, FUNCTION, "maint-function").inputs["environment"]).toMatchObject({
      variables: { MAINT_APPLY: "1" },
    });
    expect(policy(resources)).toContain("ec2:DeleteVolume");
    expect(policy(PRIMARY)).not.toContain("ec2:DeleteVolume");
  });
});

describe("what is deployed of src/lambda", () => {
  it.each(["maintenance", "rotation"] as const)("is every module of %s", (source) => {
    const there = readdirSync(new URL(`../../src/lambda/${source}`, import.meta.url)).filter((file) =>
      file.endsWith(".py"),
    );

    expect(FUNCTION_SOURCES[source]).toEqual(there.sort());
  });
});

describe("the schedule", () => {
  it("calls the maintenance function once a day, and keeps what it cannot deliver", () => {
    expect(only(PRIMARY, "aws:cloudwatch/eventRule:EventRule", "maint-rule").inputs).toMatchObject({
      name: "PROD-rule-maint-us-east-1",
      scheduleExpression: "rate(1 day)",
      state: "ENABLED",
    });
    expect(only(PRIMARY, "aws:cloudwatch/eventTarget:EventTarget", "maint-target").inputs).toMatchObject({
      rule: "PROD-rule-maint-us-east-1",
      arn: arn("tap-compute-function-maint-function"),
      deadLetterConfig: { arn: arn("tap-compute-function-maint-dlq-queue") },
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
    });
  });

  it("is the only one that may call it", () => {
    expect(ofType(PRIMARY, "aws:lambda/permission:Permission").map(({ inputs }) => inputs)).toEqual([
      expect.objectContaining({
        statementId: "DailyRule",
        action: "lambda:InvokeFunction",
        function: "PROD-lambda-maint-us-east-1",
        principal: "events.amazonaws.com",
        sourceArn: arn("tap-compute-function-maint-rule"),
      }),
    ]);
  });
});

describe("the rotation function", () => {
  it("knows the one database and has time to wait for it", () => {
    expect(only(PRIMARY, FUNCTION, "rotate-function").inputs).toMatchObject({
      name: "PROD-lambda-rotate-us-east-1",
      handler: "rotation.handler.handle",
      timeout: 840,
      environment: { variables: { ROTATION_DATABASE: "prod-rds-pg15-us-east-1" } },
    });
  });

  it.each([
    ["in the primary region", {}, "us-east-1", ["PROD-lambda-maint-us-east-1", "PROD-lambda-rotate-us-east-1"]],
    ["not in another region", {}, "us-west-2", ["PROD-lambda-maint-us-west-2"]],
    ["not without a database", without("database"), "us-east-1", ["PROD-lambda-maint-us-east-1"]],
    ["also without maintenance", without("maintenance"), "us-east-1", ["PROD-lambda-rotate-us-east-1"]],
  ])("is there %s", async (_, settings, region, names) => {
    expect((await namesIn(settings, region)).sort()).toEqual(names);
  });

  it("leaves nothing of functions where both features are off", async () => {
    const features = { ...PROD.features, database: false, maintenance: false };
    const resources = await build({ features });

    expect(
      resources.filter(
        ({ type, name, custom }) => custom && (/^aws:(lambda|sqs)/.test(type) || name.includes("function")),
      ),
    ).toEqual([]);
  });
});

describe("the functions' alarms", () => {
  const alarms = ofType(PRIMARY, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ name }) =>
    name.startsWith("tap-alarm-function"),
  );

  it("tell of errors, of calls that are not let in, of what was given up, and of a schedule that does not reach it", () => {
    expect(alarms.map(({ inputs }) => [inputs["name"], inputs["namespace"], inputs["metricName"]])).toEqual([
      ["PROD-alarm-lambda-maint-errors-us-east-1", "AWS/Lambda", "Errors"],
      ["PROD-alarm-lambda-maint-throttles-us-east-1", "AWS/Lambda", "Throttles"],
      ["PROD-alarm-lambda-maint-dead-letters-us-east-1", "AWS/SQS", "ApproximateNumberOfMessagesVisible"],
      ["PROD-alarm-lambda-rotate-errors-us-east-1", "AWS/Lambda", "Errors"],
      ["PROD-alarm-lambda-rotate-throttles-us-east-1", "AWS/Lambda", "Throttles"],
      ["PROD-alarm-lambda-rotate-dead-letters-us-east-1", "AWS/SQS", "ApproximateNumberOfMessagesVisible"],
      ["PROD-alarm-lambda-maint-schedule-us-east-1", "AWS/Events", "FailedInvocations"],
    ]);
    for (const { inputs } of alarms) {
      expect(inputs).toMatchObject({
        threshold: 0,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [arn("tap-alerts-topic")],
      });
    }
  });

  it("watch what they are named after", () => {
    expect(alarms.map(({ inputs }) => inputs["dimensions"])).toEqual([
      ...["maint", "rotate"].flatMap((id) => [
        { FunctionName: `PROD-lambda-${id}-us-east-1` },
        { FunctionName: `PROD-lambda-${id}-us-east-1` },
        { QueueName: `PROD-sqs-${id}-dlq-us-east-1` },
      ]),
      { RuleName: "PROD-rule-maint-us-east-1" },
    ]);
  });
});
