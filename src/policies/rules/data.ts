import { all, companion, promised, property } from "../conditions/resources.js";
import { at, atMost, eachOf, is, said, someOf } from "../conditions/values.js";
import { control, ownControl } from "../control.js";
import type { Rule } from "../rule.js";

const TABLE = ["aws:dynamodb/table:Table"];
const SECRET = ["aws:secretsmanager/secret:Secret"];
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const BACKUP = "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html";

export const DATA_RULES: readonly Rule[] = [
  control("DynamoDB.1", "medium", {
    title: "tables grow with what is asked of them",
    protectsFrom: "Requests that are refused in a rush",
    remedy: "set billingMode to PAY_PER_REQUEST",
    check: { of: TABLE, holds: property("billingMode", is("PAY_PER_REQUEST")) },
  }),
  control("DynamoDB.2", "medium", {
    title: "tables can be restored to any second",
    protectsFrom: "Data that is overwritten by mistake or by malice",
    remedy: "set pointInTimeRecovery.enabled to true, and on each replica",
    check: {
      of: TABLE,
      holds: all(
        property("pointInTimeRecovery.enabled", is(true)),
        property("replicas", eachOf(at("pointInTimeRecovery", is(true)))),
      ),
    },
  }),
  control("DynamoDB.4", "medium", {
    beyond: "nist",
    title: "tables are part of a backup plan",
    protectsFrom: "The loss of a table with what it can be restored from",
    remedy: "give it the tag BackupPlan: daily",
    check: { of: TABLE, where: promised("backup"), holds: property("tags.BackupPlan", is("daily")) },
  }),
  control("DynamoDB.6", "medium", {
    title: "tables refuse to be deleted",
    protectsFrom: "A deletion by mistake",
    remedy: "set deletionProtectionEnabled to true, and on each replica (protection: on)",
    check: {
      of: TABLE,
      where: promised("protectedTable"),
      holds: all(
        property("deletionProtectionEnabled", is(true)),
        property("replicas", eachOf(at("deletionProtectionEnabled", is(true)))),
      ),
    },
  }),
  control("SecretsManager.1", "medium", {
    title: "secrets are rotated",
    protectsFrom: "A password that leaked and works for ever",
    remedy: "give the secret a SecretRotation",
    check: { of: SECRET, holds: companion(ROTATION, "secretId") },
  }),
  control("SecretsManager.4", "medium", {
    title: "secrets are rotated every 90 days or more often",
    protectsFrom: "A password that leaked and works for long",
    remedy: "set rotationRules.automaticallyAfterDays to 90 or less",
    check: { of: [ROTATION], holds: property("rotationRules.automaticallyAfterDays", atMost(90)) },
  }),
  control("SNS.1", "medium", {
    beyond: "nist",
    title: "topics are encrypted with a KMS key",
    protectsFrom: "Whoever gets at what is stored of a message",
    remedy: "set kmsMasterKeyId",
    check: { of: ["aws:sns/topic:Topic"], holds: property("kmsMasterKeyId", said) },
  }),
  control("SQS.1", "medium", {
    title: "queues are encrypted with a KMS key",
    protectsFrom: "Whoever gets at what is stored of a message",
    remedy: "set kmsMasterKeyId",
    check: { of: ["aws:sqs/queue:Queue"], holds: property("kmsMasterKeyId", said) },
  }),
  control("Backup.1", "medium", {
    title: "recovery points are encrypted with a KMS key",
    protectsFrom: "Whoever gets hold of a backup",
    remedy: "set kmsKeyArn on the vault",
    check: { of: ["aws:backup/vault:Vault"], holds: property("kmsKeyArn", said) },
  }),
  ownControl("18", "medium", {
    title: "vaults keep what is in them",
    protectsFrom: "Whoever deletes the backups before the data",
    remedy: "give the vault a VaultLockConfiguration with minRetentionDays",
    source: BACKUP,
    check: {
      of: ["aws:backup/vault:Vault"],
      holds: companion(
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        "backupVaultName",
        property("minRetentionDays", said),
      ),
    },
  }),
  ownControl("19", "medium", {
    title: "backups are copied to another region's vault",
    protectsFrom: "The loss of a region with its backups",
    remedy: "give each of the plan's rules copyActions",
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
    check: {
      of: ["aws:backup/plan:Plan"],
      where: promised("backupCopies"),
      holds: property("rules", eachOf(at("copyActions", someOf(at("destinationVaultArn", said))))),
    },
  }),
];
