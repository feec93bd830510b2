import { roleArn } from "../arns.js";
import { name, type Place } from "../naming.js";
import { policy, type PolicyDocument, type Statement, trust } from "./statement.js";

const EVERYONE = { AWS: "*" };

/** No source conditions: AWS documents none for this principal. */
export function backupTrust(): PolicyDocument {
  return trust("backup.amazonaws.com");
}

/** What AWS Backup may do with what it backs up: https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html */
export const BACKUP_POLICIES: Readonly<Record<string, string>> = {
  backup: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  restore: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
  "s3-backup": "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  "s3-restore": "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
};

/** Keeps strangers from storing here and, where it is to stay, everyone from thinning it out. */
export function vaultDocument(place: Place, { kept }: { readonly kept: boolean }): PolicyDocument {
  return policy(
    {
      Sid: "DenyOtherAccounts",
      ...{ Effect: "Deny", Principal: EVERYONE, Action: "backup:CopyIntoBackupVault", Resource: "*" },
      Condition: { StringNotEquals: { "aws:PrincipalAccount": place.account } },
    },
    ...(kept ? [denyDeletion(place)] : []),
  );
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html */
function denyDeletion(place: Place): Statement {
  const breakGlass = roleArn(place, name("role", "break-glass", { ...place, region: "global" }));
  return {
    Sid: "DenyDeletion",
    Effect: "Deny",
    Principal: EVERYONE,
    Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    Resource: "*",
    Condition: { ArnNotEquals: { "aws:PrincipalArn": breakGlass } },
  };
}
