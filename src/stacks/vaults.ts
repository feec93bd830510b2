import { TapStackError } from "../errors.js";
import type { PeeringSide } from "./components/network/peering.js";
import type { RegionalInputs } from "./outputs.js";
import type { PlatformSettings } from "./settings.js";

/** The regions' vaults, in order; none where there are no backups. */
export function vaultsOf({ features }: PlatformSettings, sides: readonly PeeringSide[]) {
  if (!features.backup) return [];
  return sides.map(({ region, outputs }) => ({ region, ...vaultOf(region, outputs) }));
}

/** A region that was deployed without backups has none of this. */
function vaultOf(region: string, { backupVaultArn, backupVaultName, backupRoleArn }: RegionalInputs) {
  if (backupVaultArn === undefined || backupVaultName === undefined || backupRoleArn === undefined) {
    throw new TapStackError("STATE", `Cannot back up ${region}: it was deployed without a vault`, {
      hint: `Deploy the region again with tapctl up --regions ${region}`,
    });
  }
  return { vaultArn: backupVaultArn, vaultName: backupVaultName, roleArn: backupRoleArn };
}
