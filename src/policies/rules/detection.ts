import { all, property, stackHas } from "../conditions/resources.js";
import { atLeast, is, matches, someOf } from "../conditions/values.js";
import { control, ownControl } from "../control.js";
import type { Rule } from "../rule.js";
import type { Promised } from "../world.js";

/** In every region, where the configuration says that this environment owns it. */
function everywhere(promised: Promised, has: ReturnType<typeof stackHas>): Rule["check"] {
  return { stack: "regional", promised, has };
}

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";

/** GuardDuty's plans, by their controls: https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html */
const PLANS = [
  ["GuardDuty.5", "EKS_AUDIT_LOGS", "what is asked of Kubernetes"],
  ["GuardDuty.6", "LAMBDA_NETWORK_LOGS", "the traffic of functions"],
  ["GuardDuty.8", "EBS_MALWARE_PROTECTION", "volumes for malware"],
  ["GuardDuty.9", "RDS_LOGIN_EVENTS", "logins to databases"],
  ["GuardDuty.10", "S3_DATA_EVENTS", "what is read from S3 and written to it"],
  ["GuardDuty.11", "RUNTIME_MONITORING", "what runs on servers"],
] as const;

const STANDARDS = "https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html";

export const DETECTION_RULES: readonly Rule[] = [
  control("GuardDuty.1", "high", {
    title: "GuardDuty watches every region",
    protectsFrom: "An intruder whom nobody notices",
    remedy: "make a Detector with enable true",
    check: everywhere("guardDuty", stackHas("aws:guardduty/detector:Detector", property("enable", is(true)))),
  }),
  ...PLANS.map(([id, name, what]) =>
    control(id, "high", {
      title: `GuardDuty watches ${what}`,
      protectsFrom: "An intruder whom nobody notices",
      remedy: `make a DetectorFeature ${name} with status ENABLED`,
      check: everywhere(
        "guardDuty",
        stackHas(FEATURE, all(property("name", is(name)), property("status", is("ENABLED")))),
      ),
    }),
  ),
  control("Config.1", "critical", {
    cis: "3.3",
    title: "AWS Config records every region with its service-linked role",
    protectsFrom: "Changes that nobody can date",
    remedy: "make a Recorder of all resources with the role AWSServiceRoleForConfig",
    check: everywhere(
      "config",
      stackHas(
        "aws:cfg/recorder:Recorder",
        all(
          property("recordingGroup.allSupported", is(true)),
          property("roleArn", matches(/:role\/aws-service-role\/config\.amazonaws\.com\/AWSServiceRoleForConfig$/)),
        ),
      ),
    ),
  }),
  ownControl("20", "medium", {
    title: "AWS Config's recorder is on and keeps what it records for a year or more",
    protectsFrom: "Changes that nobody can date",
    remedy: "set isEnabled on the RecorderStatus, and 365 days or more in a RetentionConfiguration",
    source: "https://docs.aws.amazon.com/config/latest/developerguide/delete-config-data-with-retention-period.html",
    check: everywhere("config", (stack, world) => {
      const kept = property("retentionPeriodInDays", atLeast(365));
      const on = stackHas("aws:cfg/recorderStatus:RecorderStatus", property("isEnabled", is(true)))(stack, world);
      return on === "yes" ? stackHas("aws:cfg/retentionConfiguration:RetentionConfiguration", kept)(stack, world) : on;
    }),
  }),
  ownControl("21", "medium", {
    title: "Security Hub checks every region by AWS's best practices",
    protectsFrom: "Weak settings that are made outside tapctl",
    remedy: "make an Account and a StandardsSubscription to aws-foundational-security-best-practices",
    source: STANDARDS,
    check: everywhere(
      "securityHub",
      stackHas(
        "aws:securityhub/standardsSubscription:StandardsSubscription",
        property("standardsArn", matches(/aws-foundational-security-best-practices/)),
      ),
    ),
  }),
  control("IAM.28", "high", {
    ...{ beyond: "cis", cis: "1.19" },
    title: "an analyzer finds what is open to the outside in every region",
    protectsFrom: "A grant to strangers that nobody meant",
    remedy: "make an Analyzer of type ACCOUNT or ORGANIZATION",
    check: everywhere(
      "accessAnalyzer",
      stackHas("aws:accessanalyzer/analyzer:Analyzer", property("type", is("ACCOUNT", "ORGANIZATION"))),
    ),
  }),
  ...(["Inspector.1 EC2", "Inspector.3 LAMBDA_CODE", "Inspector.4 LAMBDA"] as const).map((text) => {
    const [id = "", type = ""] = text.split(" ");
    return control(id, "high", {
      title: `Inspector looks for holes in ${type === "EC2" ? "servers" : "functions"} (${type})`,
      protectsFrom: "Software with holes that are known",
      remedy: `name ${type} in the Enabler's resourceTypes`,
      check: everywhere(
        "inspector",
        stackHas("aws:inspector2/enabler:Enabler", property("resourceTypes", someOf(is(type)))),
      ),
    });
  }),
];
