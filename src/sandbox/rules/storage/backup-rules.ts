import { isProperties, listAt, numberAt, propertiesAt, textAt, type Properties } from "../../properties.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { dependents, find, type Rule } from "../rule.js";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const API = "https://docs.aws.amazon.com/aws-backup/latest/devguide";

export const BACKUP_RULES: readonly Rule[] = [
  {
    title: "a vault that the region has already",
    types: [VAULT],
    on: ["create"],
    code: "AlreadyExistsException",
    documentation: `${API}/API_CreateBackupVault.html`,
    refuses: ({ existing, id }) =>
      existing === undefined ? undefined : `Backup vault with the same name already exists: ${id}`,
  },
  {
    title: "deleting a vault that holds recovery points",
    types: [VAULT],
    on: ["delete"],
    code: "InvalidRequestException",
    documentation: `${API}/API_DeleteBackupVault.html`,
    refuses({ existing, inputs }) {
      const points = numberAt(existing?.hidden ?? {}, "recoveryPoints") ?? 0;
      return points > 0 && inputs["forceDestroy"] !== true
        ? "Backup vault cannot be deleted because it contains recovery points."
        : undefined;
    },
  },
  {
    title: "a vault lock whose bounds are the wrong way round",
    types: [LOCK],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${API}/API_PutBackupVaultLockConfiguration.html`,
    refuses: ({ inputs }) =>
      (numberAt(inputs, "minRetentionDays") ?? 1) > (numberAt(inputs, "maxRetentionDays") ?? Infinity)
        ? "Minimum retention days cannot exceed maximum retention days."
        : undefined,
  },
  {
    // AWS takes the plan, and fails every job of it.
    title: "a plan whose recovery points the vault's lock refuses",
    types: [PLAN],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${API}/vault-lock.html`,
    refuses({ account, inputs, region }) {
      const refused = rulesOf(inputs).find((rule) => {
        const lock = find(account, textAt(rule, "targetVaultName") ?? "", LOCK, region)?.inputs ?? {};
        const days = deleteAfter(rule);
        const [least, most] = [numberAt(lock, "minRetentionDays") ?? 1, numberAt(lock, "maxRetentionDays") ?? Infinity];
        return days < least || days > most;
      });
      return refused === undefined
        ? undefined
        : `Retention of ${deleteAfter(refused)} days is outside the bounds of the vault's lock.`;
    },
  },
  {
    title: "a plan that deletes from cold storage within 90 days",
    types: [PLAN],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${API}/API_Lifecycle.html`,
    refuses: ({ inputs }) =>
      rulesOf(inputs).some((rule) => deleteAfter(rule) < (coldAfter(rule) ?? -Infinity) + 90)
        ? "Invalid lifecycle. DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays."
        : undefined,
  },
  {
    title: "a plan for a vault that does not exist",
    types: [PLAN],
    on: ["create", "update"],
    code: "ResourceNotFoundException",
    documentation: `${API}/API_CreateBackupPlan.html`,
    refuses({ account, inputs, region }) {
      const names = rulesOf(inputs).map((rule) => textAt(rule, "targetVaultName") ?? "");
      const missing = names.find((name) => find(account, name, VAULT, region) === undefined);
      return missing === undefined ? undefined : `Backup vault ${missing} does not exist.`;
    },
  },
  {
    title: "deleting a plan that selects resources",
    types: [PLAN],
    on: ["delete"],
    code: "InvalidRequestException",
    documentation: `${API}/API_DeleteBackupPlan.html`,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [SELECTION]).length > 0
        ? "Related backup plan selections must be deleted prior to backup plan deletion."
        : undefined,
  },
  {
    title: "a backup selection with a role that AWS Backup may not assume",
    types: [SELECTION],
    on: ["create"],
    code: "InvalidParameterValueException",
    documentation: `${API}/API_CreateBackupSelection.html`,
    refuses({ account, inputs }) {
      const arn = textAt(inputs, "iamRoleArn") ?? "";
      const trust = policyAt(find(account, arn, "aws:iam/role:Role")?.inputs ?? {}, "assumeRolePolicy");
      const trusted = allowsService(trust, "backup.amazonaws.com", "sts:AssumeRole");
      return trusted ? undefined : `IAM Role ${arn} cannot be assumed by AWS Backup`;
    },
  },
];

function rulesOf(inputs: Properties): readonly Properties[] {
  return listAt(inputs, "rules").filter((rule) => isProperties(rule));
}

function deleteAfter(rule: Properties): number {
  return numberAt(propertiesAt(rule, "lifecycle"), "deleteAfter") ?? Infinity;
}

function coldAfter(rule: Properties): number | undefined {
  return numberAt(propertiesAt(rule, "lifecycle"), "coldStorageAfter");
}
