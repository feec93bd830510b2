import type { Rule } from "./rule.js";
import { DETECTION_RULES } from "./rules/detection.js";
import { GRANT_RULES } from "./rules/grants.js";
import { KMS_RULES } from "./rules/kms.js";
import { RDS_RULES } from "./rules/rds.js";
import { S3_RULES } from "./rules/s3.js";

/** Every control that tapctl holds a plan to. */
export const RULES: readonly Rule[] = [...S3_RULES, ...KMS_RULES, ...RDS_RULES, ...DETECTION_RULES, ...GRANT_RULES];
