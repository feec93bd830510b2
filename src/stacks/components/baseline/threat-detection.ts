import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import * as pulumi from "@pulumi/pulumi";

import type { ImportSettings } from "../../importable.js";
import { name as physicalName, type Place } from "../../naming.js";

export interface ThreatDetectionArgs {
  readonly place: Place;
  readonly imports: ImportSettings;
}

/** GuardDuty in one region. */
export class ThreatDetection extends pulumi.ComponentResource {
  readonly detectorId: pulumi.Output<string>;

  constructor(name: string, { place, imports }: ThreatDetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:ThreatDetection", name, {}, opts);
    const child = { parent: this };

    const detector = new Detector(
      `${name}-detector`,
      {
        enable: true,
        findingPublishingFrequency: "FIFTEEN_MINUTES",
        tags: { Name: physicalName("guardduty", "main", place) },
      },
      { ...child, retainOnDelete: imports.detector !== undefined },
    );
    const detectorId = detector.id;
    for (const feature of FEATURES) {
      new DetectorFeature(`${name}-${idOf(feature)}`, { detectorId, name: feature, status: "ENABLED" }, child);
    }
    const runtime = { detectorId, name: RUNTIME, status: "ENABLED", additionalConfigurations: AGENTS };
    new DetectorFeature(`${name}-${idOf(RUNTIME)}`, runtime, child);

    this.detectorId = detectorId;
    this.registerOutputs({ detectorId: this.detectorId });
  }
}

const FEATURES = [
  ...["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS", "EBS_MALWARE_PROTECTION", "EKS_AUDIT_LOGS"],
];

/** It contains EKS_RUNTIME_MONITORING; both at once are refused. */
const RUNTIME = "RUNTIME_MONITORING";

/** All three, for GuardDuty reports those that are left out as changes. The platform runs EC2 instances only. */
const AGENTS = [
  { name: "EKS_ADDON_MANAGEMENT", status: "DISABLED" },
  { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
  { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
];

function idOf(feature: string): string {
  return feature.toLowerCase().replaceAll("_", "-");
}
