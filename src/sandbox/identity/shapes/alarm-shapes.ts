import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const LOG_GROUP: Shape = {
  service: "CloudWatch Logs",
  noun: "CloudWatch Logs Log Group",
  operations: { create: "CreateLogGroup", update: "PutRetentionPolicy", delete: "DeleteLogGroup" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: { retentionInDays: 0, skipDestroy: false },
  computed: {
    arn: ({ region, accountId, id }) => `arn:aws:logs:${region}:${accountId}:log-group:${id}`,
    logGroupClass: () => "STANDARD",
  },
  replaces: ["name", "namePrefix", "logGroupClass"],
};

const ALARM: Shape = {
  service: "CloudWatch",
  noun: "CloudWatch Metric Alarm",
  operations: { create: "PutMetricAlarm", update: "PutMetricAlarm", delete: "DeleteAlarms" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  computed: {
    arn: ({ region, accountId, id }) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${id}`,
    evaluateLowSampleCountPercentiles: () => "",
  },
  replaces: ["name"],
};

const TRAIL: Shape = {
  service: "CloudTrail",
  noun: "CloudTrail Trail",
  id: ({ region, accountId, inputs }) =>
    `arn:aws:cloudtrail:${region}:${accountId}:trail/${textAt(inputs, "name") ?? ""}`,
  nameProperty: "name",
  defaults: {
    enableLogFileValidation: false,
    enableLogging: true,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: false,
    isOrganizationTrail: false,
  },
  computed: { arn: ({ id }) => id, homeRegion: ({ region }) => region, snsTopicArn: () => "" },
  replaces: ["name"],
};

export const ALARM_SHAPES: Shapes = {
  "aws:cloudwatch/logGroup:LogGroup": LOG_GROUP,
  "aws:cloudwatch/metricAlarm:MetricAlarm": ALARM,
  "aws:cloudtrail/trail:Trail": TRAIL,
};
