import { property, stackHas } from "../conditions/resources.js";
import { is } from "../conditions/values.js";
import type { Rule } from "../rule.js";
import { fsbp, securityHub } from "../standards.js";

export const DETECTION_RULES: readonly Rule[] = [
  {
    id: "GuardDuty.1",
    standards: [fsbp("GuardDuty.1")],
    title: "GuardDuty watches every region",
    severity: "high",
    protectsFrom: "An intruder whom nobody notices",
    remedy: "make a Detector with enable true",
    source: securityHub("GuardDuty.1"),
    check: {
      stack: "regional",
      promised: "guardDuty",
      has: stackHas("aws:guardduty/detector:Detector", property("enable", is(true))),
    },
  },
];
