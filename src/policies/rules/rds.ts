import { property } from "../conditions/resources.js";
import { is } from "../conditions/values.js";
import type { Rule } from "../rule.js";
import { cis, fsbp, securityHub } from "../standards.js";

const INSTANCE = ["aws:rds/instance:Instance"];

export const RDS_RULES: readonly Rule[] = [
  {
    id: "RDS.3",
    standards: [fsbp("RDS.3"), cis("2.2.1")],
    title: "databases are encrypted at rest",
    severity: "medium",
    protectsFrom: "Whoever gets hold of the storage, a snapshot or a backup",
    remedy: "set storageEncrypted to true",
    source: securityHub("RDS.3"),
    check: { of: INSTANCE, holds: property("storageEncrypted", is(true)) },
  },
];
