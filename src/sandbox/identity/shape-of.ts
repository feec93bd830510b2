import { randomBytes } from "node:crypto";
import type { TypeShape } from "../catalogue/class-file.js";
import { textAt } from "../properties.js";
import { ACCOUNT_SHAPES } from "./shapes/account-shapes.js";
import { ALARM_SHAPES } from "./shapes/alarm-shapes.js";
import { BACKUP_SHAPES } from "./shapes/backup-shapes.js";
import { BALANCER_SHAPES } from "./shapes/balancer-shapes.js";
import { CONFIG_SHAPES } from "./shapes/config-shapes.js";
import { DATABASE_SHAPES } from "./shapes/database-shapes.js";
import { DEFAULT_SHAPES } from "./shapes/default-shapes.js";
import { DETECTION_SHAPES } from "./shapes/detection-shapes.js";
import { DYNAMODB_SHAPES } from "./shapes/dynamodb-shapes.js";
import { EVENT_SHAPES } from "./shapes/event-shapes.js";
import { FIREWALL_SHAPES } from "./shapes/firewall-shapes.js";
import { FUNCTION_SHAPES } from "./shapes/function-shapes.js";
import { GATEWAY_SHAPES } from "./shapes/gateway-shapes.js";
import { IAM_SHAPES } from "./shapes/iam-shapes.js";
import { KMS_SHAPES } from "./shapes/kms-shapes.js";
import { NETWORK_RULE_SHAPES } from "./shapes/network-rule-shapes.js";
import { NETWORK_SHAPES } from "./shapes/network-shapes.js";
import { PEERING_SHAPES } from "./shapes/peering-shapes.js";
import { S3_SHAPES } from "./shapes/s3-shapes.js";
import { SECRET_SHAPES } from "./shapes/secret-shapes.js";
import { SERVER_SHAPES } from "./shapes/server-shapes.js";
import type { Born, Shape, Shapes } from "./shape.js";
import { SNS_SHAPES } from "./shapes/sns-shapes.js";

const SHAPES: Shapes = {
  ...ACCOUNT_SHAPES,
  ...ALARM_SHAPES,
  ...BACKUP_SHAPES,
  ...BALANCER_SHAPES,
  ...CONFIG_SHAPES,
  ...DATABASE_SHAPES,
  ...DEFAULT_SHAPES,
  ...DETECTION_SHAPES,
  ...DYNAMODB_SHAPES,
  ...EVENT_SHAPES,
  ...FIREWALL_SHAPES,
  ...FUNCTION_SHAPES,
  ...GATEWAY_SHAPES,
  ...IAM_SHAPES,
  ...KMS_SHAPES,
  ...NETWORK_SHAPES,
  ...NETWORK_RULE_SHAPES,
  ...PEERING_SHAPES,
  ...S3_SHAPES,
  ...SECRET_SHAPES,
  ...SERVER_SHAPES,
  ...SNS_SHAPES,
};

/** Types that the tables do not know get an id and an ARN that look like AWS's, and no other outputs. */
export function shapeOf(type: string, described: TypeShape): Shape {
  return SHAPES[type] ?? genericShape(type, described);
}

/** `aws:ec2/natGateway:NatGateway` in two words: `ec2` and `NatGateway`. */
export function nameParts(type: string): { readonly module: string; readonly className: string } {
  const [, path = "", className = ""] = type.split(":");
  return { module: path.split("/")[0] ?? "", className };
}

function genericShape(type: string, described: TypeShape): Shape {
  const { module, className } = nameParts(type);
  const named = described.inputs.has("name");
  return {
    service: module.toUpperCase(),
    noun: className,
    id: ({ inputs }) => textAt(inputs, "name") ?? `${kebab(className)}-${randomBytes(9).toString("hex").slice(1)}`,
    ...(named ? { nameProperty: "name" } : {}),
    computed: described.outputOnly.includes("arn") ? { arn: (born) => genericArn(module, className, born) } : {},
  };
}

function genericArn(module: string, className: string, { region, accountId, id }: Born): string {
  return `arn:aws:${module}:${region}:${accountId}:${kebab(className)}/${id}`;
}

function kebab(className: string): string {
  return className.replace(/(?<=[a-z0-9])[A-Z]/g, "-$&").toLowerCase();
}
