import { TapStackError } from "../errors.js";
import type { RegionalInputs, RegionalOutputs } from "./outputs.js";

/** A leaf, one that may be missing (or a list that may), or the least length of a list, or what lies below. */
type Shape<T> = T extends string
  ? "text"
  : T extends readonly unknown[]
    ? number
    : { readonly [Key in keyof T]-?: object extends Pick<T, Key> ? "optional" : Shape<T[Key]> };

const REGIONAL: Shape<RegionalOutputs> = {
  region: "text",
  accountId: "text",
  vpcId: "text",
  vpcCidr: "text",
  vpcIpv6Cidr: "text",
  publicSubnetIds: 3,
  privateSubnetIds: 3,
  dataSubnetIds: 3,
  privateTierCidr4: "text",
  privateTierCidr6: "text",
  routeTableIds: { public: 1, private: 3, data: 1 },
  naclIds: { private: "text", data: "text" },
  kmsKeyArn: "text",
  kmsAliasName: "text",
  storageBucket: { name: "text", arn: "text" },
  logsBucket: { name: "text", arn: "text" },
  alertsTopicArn: "text",
  boundaryPolicyArn: "text",
  autoscalingSlrArn: "text",
  backupVaultArn: "optional",
  backupVaultName: "optional",
  backupRoleArn: "optional",
  alertEndpoints: 0,
  albArn: "optional",
  albArnSuffix: "optional",
  albDnsName: "optional",
  albZoneId: "optional",
  wafAclArn: "optional",
  lambdaArn: "optional",
  dbSubnetGroupName: "optional",
  dbParameterGroupName: "optional",
  dbSecurityGroupId: "optional",
  dbMonitoringRoleArn: "optional",
  dbLogGroupNames: "optional",
  dbInstanceArn: "optional",
  dbInstanceId: "optional",
  dbEndpoint: "optional",
  rotationFunctionArn: "optional",
  asgName: "optional",
  configRecorderName: "optional",
  guarddutyDetectorId: "optional",
  securityHubArn: "optional",
  analyzerArn: "optional",
};

/** Accepts outputs that are complete and resolved, as a checkpoint holds them after `up`. */
export function parseRegionalOutputs(raw: unknown): RegionalOutputs {
  if (isRegionalOutputs(raw)) return raw;
  throw incompleteOutputs(raw, isText);
}

/** Accepts outputs whose leaves may be unknown, as a preview captures them. */
export function parseRegionalInputs(raw: unknown): RegionalInputs {
  if (isRegionalInputs(raw)) return raw;
  throw incompleteOutputs(raw, isInput);
}

type IsLeaf = (value: unknown) => boolean;

function isRegionalOutputs(raw: unknown): raw is RegionalOutputs {
  return missing(REGIONAL, raw, isText).length === 0;
}

function isRegionalInputs(raw: unknown): raw is RegionalInputs {
  return missing(REGIONAL, raw, isInput).length === 0;
}

function missing(shape: unknown, raw: unknown, isLeaf: IsLeaf, path = ""): readonly string[] {
  if (shape === "optional" && (raw === undefined || (Array.isArray(raw) && raw.every(isLeaf)))) return [];
  if (shape === "text" || shape === "optional") return isLeaf(raw) ? [] : [path];
  if (typeof shape === "number") {
    return Array.isArray(raw) && raw.length >= shape && raw.every(isLeaf) ? [] : [path];
  }
  if (!isRecord(shape)) return [];
  const values = isRecord(raw) ? raw : {};
  return Object.entries(shape).flatMap(([key, below]) =>
    missing(below, values[key], isLeaf, path === "" ? key : `${path}.${key}`),
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Pulumi's outputs and unknowns are objects; which ones, only its runtime can tell. */
function isInput(value: unknown): boolean {
  return isText(value) || (isRecord(value) && !Array.isArray(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === "object" || typeof value === "function") && value !== null;
}

function incompleteOutputs(raw: unknown, isLeaf: IsLeaf): TapStackError {
  const region = isRecord(raw) && typeof raw["region"] === "string" ? raw["region"] : "a region";
  const names = missing(REGIONAL, raw, isLeaf).join(", ");
  return new TapStackError("STATE", `Cannot use the outputs of ${region}: they lack ${names}`, {
    hint: "Deploy that region again with tapctl up --regions",
  });
}
