import type { PlatformSettings } from "./settings.js";

/** Whether databases and their secret refuse to be deleted. */
export function databaseProtected({ lifecycle, database }: Pick<PlatformSettings, "lifecycle" | "database">): boolean {
  return lifecycle.protect && database.deletionProtection;
}
