import type { Rule } from "./rule.js";
import { ACCOUNT_RULES } from "./rules/account.js";
import { ALARM_RULES } from "./rules/alarms.js";
import { BALANCER_RULES } from "./rules/balancer.js";
import { COMPUTE_RULES } from "./rules/compute.js";
import { DATA_RULES } from "./rules/data.js";
import { DETECTION_RULES } from "./rules/detection.js";
import { GRANT_RULES } from "./rules/grants.js";
import { KMS_RULES } from "./rules/kms.js";
import { NETWORK_RULES } from "./rules/network.js";
import { PROMISE_RULES } from "./rules/promises.js";
import { RDS_RULES } from "./rules/rds.js";
import { S3_RULES } from "./rules/s3.js";
import { TRAIL_RULES } from "./rules/trail.js";

/** Every control that tapctl holds a plan to. */
export const RULES: readonly Rule[] = [
  ...ACCOUNT_RULES,
  ...NETWORK_RULES,
  ...KMS_RULES,
  ...S3_RULES,
  ...COMPUTE_RULES,
  ...BALANCER_RULES,
  ...RDS_RULES,
  ...DATA_RULES,
  ...TRAIL_RULES,
  ...ALARM_RULES,
  ...DETECTION_RULES,
  ...GRANT_RULES,
  ...PROMISE_RULES,
];
