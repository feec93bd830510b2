import { randomBytes, randomUUID } from "node:crypto";
import { textAt, textsAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const DETECTOR: Shape = {
  service: "GuardDuty",
  noun: "GuardDuty Detector",
  id: () => randomBytes(16).toString("hex"),
  defaults: { enable: true },
  computed: {
    accountId: ({ accountId }) => accountId,
    arn: ({ region, accountId, id }) => `arn:aws:guardduty:${region}:${accountId}:detector/${id}`,
    findingPublishingFrequency: () => "SIX_HOURS",
  },
};

const FEATURE: Shape = {
  service: "GuardDuty",
  noun: "GuardDuty Detector Feature",
  operations: { create: "UpdateDetector", update: "UpdateDetector", delete: "UpdateDetector" },
  id: ({ inputs }) => `${textAt(inputs, "detectorId") ?? ""}/${textAt(inputs, "name") ?? ""}`,
  put: true,
  replaces: ["detectorId", "name"],
};

const HUB: Shape = {
  service: "SecurityHub",
  noun: "Security Hub Account",
  operations: { create: "EnableSecurityHub", update: "UpdateSecurityHubConfiguration", delete: "DisableSecurityHub" },
  id: ({ accountId }) => accountId,
  defaults: { autoEnableControls: true, enableDefaultStandards: true },
  computed: {
    arn: ({ region, accountId }) => `arn:aws:securityhub:${region}:${accountId}:hub/default`,
    controlFindingGenerator: () => "SECURITY_CONTROL",
  },
  untold: ["enableDefaultStandards"],
  replaces: ["enableDefaultStandards"],
};

const STANDARD: Shape = {
  service: "SecurityHub",
  noun: "Security Hub Standards Subscription",
  operations: { create: "BatchEnableStandards", delete: "BatchDisableStandards" },
  id({ region, accountId, inputs }) {
    const standard = textAt(inputs, "standardsArn")?.split("/").slice(1).join("/") ?? "";
    return `arn:aws:securityhub:${region}:${accountId}:subscription/${standard}`;
  },
  computed: { arn: ({ id }) => id },
  put: true,
  replaces: ["standardsArn"],
};

const FINDING_AGGREGATOR: Shape = {
  service: "SecurityHub",
  noun: "Security Hub Finding Aggregator",
  operations: {
    create: "CreateFindingAggregator",
    update: "UpdateFindingAggregator",
    delete: "DeleteFindingAggregator",
  },
  id: ({ region, accountId }) => `arn:aws:securityhub:${region}:${accountId}:finding-aggregator/${randomUUID()}`,
  computed: { arn: ({ id }) => id },
};

const ANALYZER: Shape = {
  service: "AccessAnalyzer",
  noun: "IAM Access Analyzer Analyzer",
  operations: { create: "CreateAnalyzer", update: "TagResource", delete: "DeleteAnalyzer" },
  id: ({ inputs }) => textAt(inputs, "analyzerName") ?? "",
  nameProperty: "analyzerName",
  defaults: { type: "ACCOUNT" },
  computed: {
    arn: ({ region, accountId, id }) => `arn:aws:access-analyzer:${region}:${accountId}:analyzer/${id}`,
  },
  replaces: ["analyzerName", "type"],
};

const INSPECTOR: Shape = {
  service: "Inspector2",
  noun: "Inspector2 Enabler",
  operations: { create: "Enable", update: "Enable", delete: "Disable" },
  id: ({ inputs }) =>
    `${textsAt(inputs, "accountIds").toSorted().join(":")}-${textsAt(inputs, "resourceTypes").toSorted().join(":")}`,
  put: true,
  replaces: ["accountIds"],
};

export const DETECTION_SHAPES: Shapes = {
  "aws:guardduty/detector:Detector": DETECTOR,
  "aws:guardduty/detectorFeature:DetectorFeature": FEATURE,
  "aws:securityhub/account:Account": HUB,
  "aws:securityhub/standardsSubscription:StandardsSubscription": STANDARD,
  "aws:securityhub/findingAggregator:FindingAggregator": FINDING_AGGREGATOR,
  "aws:accessanalyzer/analyzer:Analyzer": ANALYZER,
  "aws:inspector2/enabler:Enabler": INSPECTOR,
};
