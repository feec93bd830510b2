import type { PlatformSettings } from "../settings.js";
import { baselineFeatures } from "./baseline-features.js";

/** Events of AWS's that somebody is to be told of. */
export interface EventAlert {
  readonly id: string;
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** Only of what this environment has turned on: an event of another's would be told twice. */
export function eventAlerts(settings: PlatformSettings): readonly EventAlert[] {
  const { guardDuty, securityHub, accessAnalyzer } = baselineFeatures(settings);
  return [
    HEALTH,
    ...(guardDuty ? [THREATS] : []),
    ...(securityHub ? [FINDINGS] : []),
    ...(accessAnalyzer ? [PUBLIC_ACCESS] : []),
    ...(settings.features.backup ? [BACKUP_FAILURES] : []),
  ];
}

/** https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html */
const HEALTH: EventAlert = {
  id: "health",
  description: "AWS has a problem, or something of this account's needs attention",
  pattern: { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
};

/** Medium and above: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const THREATS: EventAlert = {
  id: "threats",
  description: "GuardDuty found a threat of medium severity or above",
  pattern: {
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric: [">=", 4] }] },
  },
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html */
const FINDINGS: EventAlert = {
  id: "findings",
  description: "Security Hub has a new finding of high or critical severity",
  pattern: {
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
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html */
const PUBLIC_ACCESS: EventAlert = {
  id: "public-access",
  description: "IAM Access Analyzer found something that everybody can reach",
  pattern: {
    source: ["aws.access-analyzer"],
    "detail-type": ["Access Analyzer Finding"],
    detail: { status: ["ACTIVE"], isPublic: [true] },
  },
};

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
const BACKUP_FAILURES: EventAlert = {
  id: "backup-failures",
  description: "A backup, or a copy of one, failed",
  pattern: {
    source: ["aws.backup"],
    "detail-type": ["Backup Job State Change", "Copy Job State Change"],
    detail: { state: ["FAILED", "EXPIRED", "ABORTED"] },
  },
};
