import { answer, every, type Answer } from "../../answer.js";
import { valueAt } from "../../conditions/values.js";
import { isRecord, isUnknown, stackOf, type PlannedResource } from "../../planned-resource.js";
import type { Condition } from "../../rule.js";
import type { World } from "../../world.js";

/** Where a type says which key it is encrypted with. */
const PLACES: Readonly<Record<string, string>> = {
  "aws:backup/vault:Vault": "kmsKeyArn",
  "aws:cfg/deliveryChannel:DeliveryChannel": "s3KmsKeyArn",
  "aws:cloudtrail/trail:Trail": "kmsKeyId",
  "aws:cloudwatch/logGroup:LogGroup": "kmsKeyId",
  "aws:dynamodb/table:Table": "serverSideEncryption.kmsKeyArn",
  "aws:ebs/defaultKmsKey:DefaultKmsKey": "keyArn",
  "aws:lambda/function:Function": "kmsKeyArn",
  "aws:rds/instance:Instance": "kmsKeyId",
  "aws:secretsmanager/secret:Secret": "kmsKeyId",
  "aws:sns/topic:Topic": "kmsMasterKeyId",
  "aws:sqs/queue:Queue": "kmsMasterKeyId",
};

/** Copies in other regions, each with a key of its own. */
const COPIES: Readonly<Record<string, readonly [list: string, region: string, key: string]>> = {
  "aws:dynamodb/table:Table": ["replicas", "regionName", "kmsKeyArn"],
  "aws:secretsmanager/secret:Secret": ["replicas", "region", "kmsKeyId"],
};

const KEY = "aws:kms/key:Key";

export const KEYED = Object.keys(PLACES);

export const encryptsWithOwnKey: Condition = (resource, world) => {
  const path = PLACES[resource.type] ?? "kmsKeyId";
  const own = isRegional(valueAt(resource.inputs, path), world.regionOf(resource));
  return every([own === "unknown" ? traced(resource, path, world) : own, ...copiesOf(resource)]);
};

function copiesOf({ type, inputs }: PlannedResource): readonly Answer[] {
  const [list, region, key] = COPIES[type] ?? ["", "", ""];
  const copies = inputs[list];
  if (isUnknown(copies)) return ["unknown"];
  return (Array.isArray(copies) ? copies : []).map((copy: unknown) =>
    isRecord(copy) ? isRegional(copy[key], copy[region]) : "no",
  );
}

/** `arn:aws:kms:us-east-1:111122223333:key/…` */
function isRegional(key: unknown, region: unknown): Answer {
  if (isUnknown(key) || isUnknown(region) || typeof region !== "string") return "unknown";
  return answer(typeof key === "string" && new RegExp(`^arn:[^:]+:[^:]+:${region}:\\d{12}:(?!alias/)`).test(key));
}

/** A key that is yet to be made is made of what the same stack makes. */
function traced({ urn, dependencies }: PlannedResource, path: string, world: World): Answer {
  const from = dependencies?.[path.split(".")[0] ?? path];
  if (from === undefined || from.length === 0) return "unknown";
  const keys = world.ofType(KEY).filter((key) => from.includes(key.urn));
  return keys.some((key) => stackOf(key.urn) === stackOf(urn)) ? "yes" : "unknown";
}
