import { ACCOUNT_RULES } from "./security/account-rules.js";
import { ACL_RULES } from "./network/acl-rules.js";
import { BACKUP_RULES } from "./storage/backup-rules.js";
import { BALANCER_RULES } from "./compute/balancer-rules.js";
import { BUCKET_DATA_RULES } from "./storage/bucket-data-rules.js";
import { BUCKET_RULES } from "./storage/bucket-rules.js";
import { CERTIFICATE_RULES } from "./compute/certificate-rules.js";
import { DATABASE_PARTS_RULES } from "./data/database-parts-rules.js";
import { CONFIG_RULES } from "./detection/config-rules.js";
import { DATABASE_RULES } from "./data/database-rules.js";
import { DEFAULT_RULES } from "./security/default-rules.js";
import { DELETION_RULES } from "./every-type/deletion-rules.js";
import { DETECTION_RULES } from "./detection/detection-rules.js";
import { ENDPOINT_RULES } from "./network/endpoint-rules.js";
import { SCHEDULE_RULES } from "./functions/schedule-rules.js";
import { EVENT_RULES } from "./detection/event-rules.js";
import { FIREWALL_RULES } from "./compute/firewall-rules.js";
import { FUNCTION_RULES } from "./functions/function-rules.js";
import { GATEWAY_RULES } from "./network/gateway-rules.js";
import { IAM_RULES } from "./security/iam-rules.js";
import { KMS_RULES } from "./security/kms-rules.js";
import { MONITORING_RULES } from "./monitoring/monitoring-rules.js";
import { PEERING_RULES } from "./network/peering-rules.js";
import { REPLICATION_RULES } from "./storage/replication-rules.js";
import { ROUTE_RULES } from "./network/route-rules.js";
import type { Rule } from "./rule.js";
import { SECRET_RULES } from "./data/secret-rules.js";
import { SECURITY_GROUP_RULES } from "./network/security-group-rules.js";
import { SERVER_RULES } from "./compute/server-rules.js";
import { TABLE_RULES } from "./data/table-rules.js";
import { TAG_RULES } from "./every-type/tag-rules.js";
import { TEMPLATE_RULES } from "./compute/template-rules.js";
import { TRAIL_RULES } from "./monitoring/trail-rules.js";
import { VPC_RULES } from "./network/vpc-rules.js";

/** All that AWS refuses here, in the order in which it is looked at. */
export const AWS_RULES: readonly Rule[] = [
  ...TAG_RULES,
  ...VPC_RULES,
  ...GATEWAY_RULES,
  ...ROUTE_RULES,
  ...ACL_RULES,
  ...SECURITY_GROUP_RULES,
  ...ENDPOINT_RULES,
  ...PEERING_RULES,
  ...IAM_RULES,
  ...KMS_RULES,
  ...BUCKET_RULES,
  ...BUCKET_DATA_RULES,
  ...REPLICATION_RULES,
  ...DEFAULT_RULES,
  ...ACCOUNT_RULES,
  ...TABLE_RULES,
  ...DATABASE_RULES,
  ...DATABASE_PARTS_RULES,
  ...SECRET_RULES,
  ...BACKUP_RULES,
  ...MONITORING_RULES,
  ...TRAIL_RULES,
  ...CONFIG_RULES,
  ...DETECTION_RULES,
  ...EVENT_RULES,
  ...BALANCER_RULES,
  ...CERTIFICATE_RULES,
  ...FIREWALL_RULES,
  ...FUNCTION_RULES,
  ...SCHEDULE_RULES,
  ...TEMPLATE_RULES,
  ...SERVER_RULES,
  ...DELETION_RULES,
];
