import { spoil, type Spoil } from "./spoil.js";

const TRAIL = "cloudtrail/trail";
const ALARM = "cloudwatch/metricAlarm";
const FEATURE = "guardduty/detectorFeature";
const READ_ONLY = [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] }];

/** The controls of alarms, by the filters of CIS that stand behind them. */
const FILTERS: readonly (readonly [filter: string, control: string])[] = [
  ["5-3", "CloudWatch.1"],
  ["5-1", "CloudWatch.2"],
  ["5-2", "CloudWatch.3"],
  ["5-4", "CloudWatch.4"],
  ["5-5", "CloudWatch.5"],
  ["5-6", "CloudWatch.6"],
  ["5-7", "CloudWatch.7"],
  ["5-8", "CloudWatch.8"],
  ["5-9", "CloudWatch.9"],
  ["5-10", "CloudWatch.10"],
  ["5-11", "CloudWatch.11"],
  ["5-12", "CloudWatch.12"],
  ["5-13", "CloudWatch.13"],
  ["5-14", "CloudWatch.14"],
];

const PLANS: readonly (readonly [name: string, control: string])[] = [
  ["eks-audit-logs", "GuardDuty.5"],
  ["lambda-network-logs", "GuardDuty.6"],
  ["ebs-malware-protection", "GuardDuty.8"],
  ["rds-login-events", "GuardDuty.9"],
  ["s3-data-events", "GuardDuty.10"],
  ["runtime-monitoring", "GuardDuty.11"],
];

export const WATCH_SPOILS: readonly Spoil[] = [
  spoil(TRAIL, "-trail", { isMultiRegionTrail: false }, "CloudTrail.1"),
  spoil(TRAIL, "-trail", { enableLogging: false }, "CloudTrail.1"),
  spoil(TRAIL, "-trail", { advancedEventSelectors: READ_ONLY }, "CloudTrail.1"),
  spoil(TRAIL, "-trail", { kmsKeyId: undefined }, "CloudTrail.2", "TAP.12"),
  spoil(TRAIL, "-trail", { enableLogFileValidation: false }, "CloudTrail.4"),
  spoil(TRAIL, "-trail", { cloudWatchLogsGroupArn: undefined }, "CloudTrail.5"),
  spoil(TRAIL, "-trail", "gone", "CloudTrail.1"),
  ...FILTERS.flatMap(([filter, control]) => [
    spoil("cloudwatch/logMetricFilter", `-cis-${filter}`, "gone", control),
    spoil("cloudwatch/logMetricFilter", `-cis-${filter}`, { pattern: '{ $.eventName = "Nothing" }' }, control),
    spoil(ALARM, `-cis-${filter}-alarm`, "gone", control),
  ]),
  spoil(ALARM, "-alarm-nat-a", { alarmActions: [] }, "CloudWatch.15"),
  spoil(ALARM, "-alarm-nat-a", { actionsEnabled: false }, "CloudWatch.17"),
  spoil("cloudwatch/logGroup", "-maint-group", { retentionInDays: 30 }, "CloudWatch.16"),
  spoil("cloudwatch/logGroup", "-maint-group", { kmsKeyId: undefined }, "TAP.12"),
  spoil("guardduty/detector", "-threats-detector", { enable: false }, "GuardDuty.1"),
  spoil("guardduty/detector", "-threats-detector", "gone", "GuardDuty.1"),
  ...PLANS.flatMap(([name, control]) => [
    spoil(FEATURE, `-threats-${name}`, { status: "DISABLED" }, control),
    spoil(FEATURE, `-threats-${name}`, "gone", control),
  ]),
  spoil("cfg/recorder", "-config-recorder", { "recordingGroup.allSupported": false }, "Config.1"),
  spoil("cfg/recorder", "-config-recorder", { roleArn: "arn:aws:iam::111122223333:role/own" }, "Config.1"),
  spoil("cfg/recorderStatus", "-config-status", { isEnabled: false }, "TAP.20"),
  spoil("cfg/retentionConfiguration", "-config-retention", { retentionPeriodInDays: 30 }, "TAP.20"),
  spoil("cfg/deliveryChannel", "-config-channel", { s3KmsKeyArn: undefined }, "TAP.12"),
  spoil("securityhub/standardsSubscription", "-hub-foundational", "gone", "TAP.21"),
  spoil("accessanalyzer/analyzer", "-watch-analyzer", "gone", "IAM.28"),
  spoil("accessanalyzer/analyzer", "-watch-analyzer", { type: "ACCOUNT_UNUSED_ACCESS" }, "IAM.28"),
  spoil("inspector2/enabler", "-watch-inspector", { resourceTypes: ["LAMBDA"] }, "Inspector.1"),
  spoil("inspector2/enabler", "-watch-inspector", { resourceTypes: ["EC2"] }, "Inspector.4"),
  ...["us-east-1", "us-west-2"].map((region) =>
    spoil("backup/plan", `-${region}-plan`, { "rules.0.copyActions": [] }, "TAP.19"),
  ),
];
