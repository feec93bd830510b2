import { property } from "../conditions/resources.js";
import { is } from "../conditions/values.js";
import type { Rule } from "../rule.js";
import { cis, fsbp, securityHub } from "../standards.js";

export const KMS_RULES: readonly Rule[] = [
  {
    id: "KMS.4",
    standards: [fsbp("KMS.4"), cis("3.6")],
    title: "KMS keys rotate",
    severity: "medium",
    protectsFrom: "All data that one key ever encrypted, once its material has leaked",
    remedy: "set enableKeyRotation to true",
    source: securityHub("KMS.4"),
    check: { of: ["aws:kms/key:Key"], holds: property("enableKeyRotation", is(true)) },
  },
];
