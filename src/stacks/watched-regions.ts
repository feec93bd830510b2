import { TapStackError } from "../errors.js";
import type { PeeringSide } from "./components/network/peering.js";
import { baselineFeatures } from "./detection/baseline-features.js";
import type { PlatformSettings } from "./settings.js";

/** Findings can be gathered from regions with Security Hub only; one that was deployed without it is refused. */
export function requireSecurityHub(settings: PlatformSettings, sides: readonly PeeringSide[]): void {
  if (!baselineFeatures(settings).securityHub) return;
  for (const { region, outputs } of sides) {
    if (outputs.securityHubArn !== undefined) continue;
    throw new TapStackError("STATE", `Cannot gather the findings of ${region}: it was deployed without Security Hub`, {
      hint: `Deploy the region again with tapctl up --regions ${region}`,
    });
  }
}
