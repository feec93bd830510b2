import type { Draft, Finding } from "../finding.js";

/** V09, the part that can be configured. */
export function databaseFindings({ database }: Draft): readonly Finding[] {
  if (database.port !== 5432) return [];
  const message = "database.port is 5432, PostgreSQL's well-known port: wanted another";
  return [{ path: ["database", "port"], message, hint: "Write port: 5433" }];
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
