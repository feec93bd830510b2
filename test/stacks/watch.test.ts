import { describe, expect, it } from "vitest";

import { CIS_FILTERS } from "../../src/stacks/detection/cis-filters.js";
import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows } from "../support/graph.js";
import { byName, ofType, only, register, run, type Registered } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const RULE = "aws:cfg/rule:Rule";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
/** Without those that go by the clock. */
const eventRules = (resources: readonly Registered[]) =>
  ofType(resources, EVENT_RULE).filter(({ inputs }) => "eventPattern" in inputs);
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const regional = (settings: PlatformSettings = PROD, region = "us-east-1") =>
  register(() => regionalProgram(settings, region));
const global = (settings: PlatformSettings = PROD, outputs: Readonly<Record<string, unknown>> = OUTPUTS) =>
  register(() => globalProgram(settings, outputs), { stack: "prod-global" });
const without = (...names: readonly (keyof PlatformSettings["features"])[]): PlatformSettings => ({
  ...PROD,
  features: { ...PROD.features, ...Object.fromEntries(names.map((name) => [name, false])) },
});
const PRIMARY = await regional();
const WEST = await regional(PROD, "us-west-2");
const GLOBAL = await global();

const ruleNames = (resources: readonly Registered[]) =>
  ofType(resources, RULE).map(({ inputs }) => String(inputs["name"]));
const rule = (name: string) => only(PRIMARY, RULE, `-rule-${name}`).inputs;

describe("AWS Config", () => {
  it("records everything under its own service's role, and what belongs to no region in the primary only", () => {
    expect(only(PRIMARY, RECORDER).inputs).toEqual({
      name: "default",
      roleArn: "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    });
    expect(only(WEST, RECORDER).inputs["recordingGroup"]).toEqual({
      allSupported: true,
      includeGlobalResourceTypes: false,
    });
  });

  it("delivers to a bucket of its own, sealed with the region's key, and keeps seven years", () => {
    const key = "arn:aws:mock:us-east-1:111122223333:tap-master-key";

    expect(only(PRIMARY, CHANNEL).inputs).toEqual({
      name: "default",
      s3BucketName: "prod-config-us-east-1-111122223333",
      s3KmsKeyArn: key,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    });
    expect(only(PRIMARY, "aws:s3/bucketLogging:BucketLogging", "config-bucket-logging").inputs).toMatchObject({
      targetBucket: "prod-logs-us-east-1-111122223333",
      targetPrefix: "s3/prod-config-us-east-1-111122223333/",
    });
    expect(only(PRIMARY, "aws:cfg/retentionConfiguration:RetentionConfiguration").inputs).toEqual({
      retentionPeriodInDays: 2557,
    });
  });

  it("comes up as recorder, channel, start and rules, once the bucket lets it write", () => {
    const bucketPolicy = only(PRIMARY, "aws:s3/bucketPolicy:BucketPolicy", "config-bucket-policy");
    const [recorder, channel, status] = [only(PRIMARY, RECORDER), only(PRIMARY, CHANNEL), only(PRIMARY, STATUS)];

    expect(follows(PRIMARY, channel, recorder)).toBe(true);
    expect(follows(PRIMARY, channel, bucketPolicy)).toBe(true);
    expect(follows(PRIMARY, status, channel)).toBe(true);
    expect(status.inputs).toEqual({ name: "default", isEnabled: true });
    expect(ofType(PRIMARY, RULE).filter((one) => !follows(PRIMARY, one, status))).toEqual([]);
  });

  it("has the three rules that were asked for by name, among 61 in the primary and 55 elsewhere", () => {
    expect(ruleNames(PRIMARY)).toEqual(
      expect.arrayContaining(["encrypted-volumes", "restricted-ssh", "s3-bucket-public-read-prohibited"]),
    );
    expect(rule("restricted-ssh")["source"]).toEqual({ owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" });
    expect(new Set(ruleNames(PRIMARY)).size).toBe(61);
    expect(ruleNames(WEST)).toHaveLength(55);
    expect(ruleNames(WEST).filter((name) => /^iam-|root|mfa|access-keys/.test(name))).toEqual([]);
  });

  it("says how often only of rules that do not look at every change", () => {
    expect(rule("vpc-flow-logs-enabled")).toHaveProperty("maximumExecutionFrequency", "TwentyFour_Hours");
    expect(rule("encrypted-volumes")).not.toHaveProperty("maximumExecutionFrequency");
    expect(ofType(PRIMARY, RULE).filter(({ inputs }) => "maximumExecutionFrequency" in inputs)).toHaveLength(20);
  });

  it("gives rules what they need to know", () => {
    const parameters = ofType(PRIMARY, RULE).flatMap(({ inputs }) => {
      const { inputParameters } = inputs;
      return inputParameters === undefined ? [] : [[inputs["name"], JSON.parse(inputParameters as string) as unknown]];
    });

    expect(Object.fromEntries(parameters)).toEqual({
      "access-keys-rotated": { maxAccessKeyAge: "90" },
      "cw-loggroup-retention-period-check": { MinRetentionTime: "30" },
      "iam-password-policy": { MinimumPasswordLength: "14", PasswordReusePrevention: "24" },
      "lambda-function-settings-check": { runtime: "python3.12" },
      "required-tags": {
        ...{ tag1Key: "Environment", tag2Key: "Owner", tag3Key: "CostCenter", tag4Key: "Project" },
        tag5Key: "ManagedBy",
      },
    });
  });

  it("asks nothing of what is not deployed", async () => {
    const bare: PlatformSettings = {
      ...without("database", "table", "servers", "loadBalancer", "maintenance", "guardDuty", "securityHub"),
      trail: { enabled: false, insights: false },
      replication: { mode: "off" },
    };
    const names = ruleNames(await regional(bare, "us-west-2"));

    expect(names).toHaveLength(22);
    expect(names.filter((name) => /rds|dynamo|instance|alb|elb|waf|lambda|trail|guardduty|replic/.test(name))).toEqual(
      [],
    );
  });
});

describe("GuardDuty", () => {
  it("looks at everything that it can, and manages its agents on EC2 only", () => {
    expect(only(PRIMARY, "aws:guardduty/detector:Detector").inputs).toMatchObject({
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    expect(
      ofType(PRIMARY, FEATURE)
        .map(({ inputs }) => [inputs["name"], inputs["status"], inputs["detectorId"]])
        .sort(),
    ).toEqual(
      [
        ...["EBS_MALWARE_PROTECTION", "EKS_AUDIT_LOGS", "LAMBDA_NETWORK_LOGS", "RDS_LOGIN_EVENTS"],
        ...["RUNTIME_MONITORING", "S3_DATA_EVENTS"],
      ].map((name) => [name, "ENABLED", "tap-watch-threats-detector-id"]),
    );
    expect(only(PRIMARY, FEATURE, "runtime-monitoring").inputs["additionalConfigurations"]).toEqual([
      { name: "EKS_ADDON_MANAGEMENT", status: "DISABLED" },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
      { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
    ]);
  });
});

describe("Security Hub", () => {
  const hub = only(WEST, "aws:securityhub/account:Account");
  const standards = ofType(WEST, "aws:securityhub/standardsSubscription:StandardsSubscription");

  it("checks against AWS's standard and CIS's fifth, and not against those it would choose", () => {
    expect(hub.inputs).toEqual({
      enableDefaultStandards: false,
      autoEnableControls: true,
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    expect(standards.map(({ inputs }) => inputs["standardsArn"])).toEqual([
      "arn:aws:securityhub:us-west-2::standards/aws-foundational-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:us-west-2::standards/cis-aws-foundations-benchmark/v/5.0.0",
    ]);
    expect(standards.filter((one) => !follows(WEST, one, hub))).toEqual([]);
  });

  it("shows the findings of all regions at home", () => {
    expect(only(GLOBAL, "aws:securityhub/findingAggregator:FindingAggregator").inputs).toEqual({
      region: "us-east-1",
      linkingMode: "SPECIFIED_REGIONS",
      specifiedRegions: ["ap-south-1", "us-west-2"],
    });
    expect(only(GLOBAL, "aws:cfg/configurationAggregator:ConfigurationAggregator").inputs).toMatchObject({
      name: "PROD-config-main-global",
      region: "us-east-1",
      accountAggregationSource: {
        accountIds: ["111122223333"],
        regions: ["ap-south-1", "us-east-1", "us-west-2"],
      },
    });
  });

  it("refuses a region that was deployed without it", () => {
    const bare = { ...OUTPUTS, "us-west-2": { ...OUTPUTS["us-west-2"], securityHubArn: undefined } };

    expect(() => globalProgram(PROD, bare)).toThrow(
      /^Cannot gather the findings of us-west-2: it was deployed without Security Hub$/,
    );
  });
});

it("an analyzer looks for what outsiders can reach, and Inspector at servers and functions", () => {
  expect(only(PRIMARY, "aws:accessanalyzer/analyzer:Analyzer").inputs).toMatchObject({
    analyzerName: "PROD-analyzer-account-us-east-1",
    type: "ACCOUNT",
  });
  expect(only(PRIMARY, "aws:inspector2/enabler:Enabler").inputs).toEqual({
    accountIds: ["111122223333"],
    resourceTypes: ["EC2", "LAMBDA"],
  });
});

describe("events", () => {
  const patterns = (resources: readonly Registered[]) =>
    Object.fromEntries(
      eventRules(resources).map(({ inputs }) => [
        String(inputs["name"]),
        JSON.parse(String(inputs["eventPattern"])) as unknown,
      ]),
    );

  it("are exactly these", () => {
    expect(patterns(PRIMARY)).toEqual({
      "PROD-rule-health-us-east-1": { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
      "PROD-rule-threats-us-east-1": {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: { severity: [{ numeric: [">=", 4] }] },
      },
      "PROD-rule-findings-us-east-1": {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: {
          findings: {
            RecordState: ["ACTIVE"],
            Severity: { Label: ["HIGH", "CRITICAL"] },
            Workflow: { Status: ["NEW"] },
          },
        },
      },
      "PROD-rule-public-access-us-east-1": {
        source: ["aws.access-analyzer"],
        "detail-type": ["Access Analyzer Finding"],
        detail: { status: ["ACTIVE"], isPublic: [true] },
      },
      "PROD-rule-backup-failures-us-east-1": {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change", "Copy Job State Change"],
        detail: { state: ["FAILED", "EXPIRED", "ABORTED"] },
      },
    });
  });

  it("go to the region's topic once it lets EventBridge publish", () => {
    const targets = ofType(PRIMARY, "aws:cloudwatch/eventTarget:EventTarget").filter(({ parent }) =>
      parent.includes("EventAlerts"),
    );
    const topicPolicy = only(PRIMARY, "aws:sns/topicPolicy:TopicPolicy");

    expect(targets.map(({ inputs }) => inputs["rule"]).sort()).toEqual(Object.keys(patterns(PRIMARY)).sort());
    expect(new Set(targets.map(({ inputs }) => inputs["arn"]))).toEqual(
      new Set(["arn:aws:mock:us-east-1:111122223333:tap-alerts-topic"]),
    );
    expect(targets.filter((one) => !follows(PRIMARY, one, topicPolicy))).toEqual([]);
  });

  it("that cannot be delivered raise an alarm", () => {
    const { metricQueries, ...alarm } = only(PRIMARY, ALARM, "events-delivery-alarm").inputs;

    expect(alarm).toMatchObject({ comparisonOperator: "GreaterThanThreshold", threshold: 0 });
    const watched = (metricQueries as { metric?: { metricName: string; dimensions: { RuleName: string } } }[]).flatMap(
      ({ metric }) => (metric === undefined ? [] : [[metric.metricName, metric.dimensions.RuleName]]),
    );
    expect(watched.sort()).toEqual(
      Object.keys(patterns(PRIMARY))
        .map((name) => ["FailedInvocations", name])
        .sort(),
    );
  });
});

describe("the trail's alarms", () => {
  const filters = ofType(GLOBAL, "aws:cloudwatch/logMetricFilter:LogMetricFilter");
  const alarms = ofType(GLOBAL, ALARM).filter(({ inputs }) => inputs["namespace"] === "TAP/CIS");

  it("count in the trail's log group at home, and tell the home topic of the first event", () => {
    expect(filters.map(({ inputs }) => inputs["metricTransformation"])).toEqual(
      alarms.map(({ inputs }) => ({ namespace: "TAP/CIS", name: inputs["metricName"], value: "1" })),
    );
    for (const { inputs } of filters) {
      expect(inputs).toMatchObject({ region: "us-east-1", logGroupName: "/prod/cloudtrail/global" });
    }
    for (const { inputs } of alarms) {
      expect(inputs).toMatchObject({
        ...{ region: "us-east-1", statistic: "Sum", period: 300, threshold: 1, treatMissingData: "notBreaching" },
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        alarmActions: [OUTPUTS["us-east-1"].alertsTopicArn],
      });
    }
  });

  it("are the fifteen of CIS, whose patterns fit", () => {
    expect(CIS_FILTERS.map(({ control }) => control)).toEqual(Array.from({ length: 15 }, (_, at) => `5.${at + 1}`));
    expect(CIS_FILTERS.filter(({ pattern }) => pattern.length > 1024)).toEqual([]);
    expect(filters.map(({ inputs }) => inputs["pattern"])).toEqual(CIS_FILTERS.map(({ pattern }) => pattern));
  });

  it("are not there without a trail", async () => {
    const silent = await global({ ...PROD, trail: { enabled: false, insights: false } });

    expect(ofType(silent, "aws:cloudwatch/logMetricFilter:LogMetricFilter")).toEqual([]);
    expect(silent.filter(({ inputs }) => inputs["namespace"] === "TAP/CIS")).toEqual([]);
  });
});

describe("what watches a region", () => {
  const DETECTIVE = /^aws:(cfg|guardduty|securityhub|accessanalyzer|inspector2)\//;
  const OUTPUT_NAMES = ["analyzerArn", "configRecorderName", "guarddutyDetectorId", "securityHubArn"];
  const modules = (resources: readonly Registered[]) =>
    [...new Set(resources.flatMap(({ type }) => DETECTIVE.exec(type)?.[1] ?? []))].sort();

  it.each([
    ["config", "cfg", "configRecorderName"],
    ["guardDuty", "guardduty", "guarddutyDetectorId"],
    ["securityHub", "securityhub", "securityHubArn"],
    ["accessAnalyzer", "accessanalyzer", "analyzerArn"],
    ["inspector", "inspector2", undefined],
  ] as const)("leaves %s out where it is off, with its outputs", async (feature, module, output) => {
    const settings = without(feature);
    const { result, resources } = await run(() => regionalProgram(settings, "us-east-1"));

    expect(modules(resources)).toEqual(modules(PRIMARY).filter((one) => one !== module));
    expect(OUTPUT_NAMES.filter((name) => !(name in result))).toEqual(output === undefined ? [] : [output]);
    expect(modules(await global(settings))).toEqual(modules(GLOBAL).filter((one) => one !== module));
  });

  it("is another environment's where the baseline is skipped, but for what AWS says of health and backups", async () => {
    const skipped: PlatformSettings = { ...PROD, baseline: { region: "skip", account: "skip", imports: {} } };
    const resources = await regional(skipped);

    expect(modules(resources)).toEqual([]);
    expect(modules(await global(skipped))).toEqual([]);
    expect(byName(eventRules(resources)).map(({ inputs }) => inputs["name"])).toEqual([
      "PROD-rule-backup-failures-us-east-1",
      "PROD-rule-health-us-east-1",
    ]);
  });
});
