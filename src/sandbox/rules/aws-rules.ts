import { ACL_RULES } from "./acl-rules.js";
import { BACKUP_RULES } from "./backup-rules.js";
import { BALANCER_RULES } from "./balancer-rules.js";
import { BUCKET_DATA_RULES } from "./bucket-data-rules.js";
import { BUCKET_RULES } from "./bucket-rules.js";
import { CERTIFICATE_RULES } from "./certificate-rules.js";
import { DATABASE_RULES } from "./database-rules.js";
import { DEFAULT_RULES } from "./default-rules.js";
import { DELETION_RULES } from "./deletion-rules.js";
import { ENDPOINT_RULES } from "./endpoint-rules.js";
import { FIREWALL_RULES } from "./firewall-rules.js";
import { GATEWAY_RULES } from "./gateway-rules.js";
import { IAM_RULES } from "./iam-rules.js";
import { KMS_RULES } from "./kms-rules.js";
import { MONITORING_RULES } from "./monitoring-rules.js";
import { PEERING_RULES } from "./peering-rules.js";
import { REPLICATION_RULES } from "./replication-rules.js";
import { ROUTE_RULES } from "./route-rules.js";
import type { Rule } from "./rule.js";
import { SECURITY_GROUP_RULES } from "./security-group-rules.js";
import { TABLE_RULES } from "./table-rules.js";
import { TAG_RULES } from "./tag-rules.js";
import { TRAIL_RULES } from "./trail-rules.js";
import { VPC_RULES } from "./vpc-rules.js";

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
  ...TABLE_RULES,
  ...DATABASE_RULES,
  ...BACKUP_RULES,
  ...MONITORING_RULES,
  ...TRAIL_RULES,
  ...BALANCER_RULES,
  ...CERTIFICATE_RULES,
  ...FIREWALL_RULES,
  ...DELETION_RULES,
];
