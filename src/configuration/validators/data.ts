import type { Draft, Finding } from "../finding.js";

/** V11 */
export function vaultLockFindings({ backup }: Draft): readonly Finding[] {
  const { deleteAfterDays, minRetentionDays, maxRetentionDays, lockMode, acceptCompliance } = backup;
  const unconfirmed: Finding = {
    path: ["backup", "lockMode"],
    message: 'backup.lockMode is "COMPLIANCE", which nobody can ever lift: wanted "GOVERNANCE" or a confirmation',
    hint: "Write lockMode: GOVERNANCE, or confirm: acceptCompliance: true",
  };
  const outside: Finding = {
    path: ["backup", "deleteAfterDays"],
    message: `backup.deleteAfterDays is ${deleteAfterDays}, which the vaults refuse: wanted ${minRetentionDays} to ${maxRetentionDays}`,
    hint: "Change deleteAfterDays, or the bounds minRetentionDays and maxRetentionDays",
  };
  return [
    ...(lockMode === "COMPLIANCE" && !acceptCompliance ? [unconfirmed] : []),
    ...(deleteAfterDays < minRetentionDays || deleteAfterDays > maxRetentionDays ? [outside] : []),
  ];
}

/** V10. The bounds of the days are found by the schema. */
export function objectLockFindings({ storage }: Draft): readonly Finding[] {
  if (storage.objectLockMode !== "COMPLIANCE" || storage.acceptCompliance) return [];
  return [
    {
      path: ["storage", "objectLockMode"],
      message: `storage.objectLockMode is "COMPLIANCE", which nobody can lift for ${storage.objectLockDays} days: wanted "GOVERNANCE" or a confirmation`,
      hint: "Write objectLockMode: GOVERNANCE, or confirm: acceptCompliance: true",
    },
  ];
}
