import { TapStackError } from "../errors.js";
import type { PeeringSide } from "./components/network/peering.js";
import type { RegionalInputs } from "./outputs.js";
import { regionSettings } from "./regions.js";
import type { PlatformSettings } from "./settings.js";

type Regions = Readonly<Record<string, RegionalInputs>>;

/** By name, so that the order of the configuration decides nothing. */
export function sidesOf(settings: PlatformSettings, regions: Regions): readonly PeeringSide[] {
  return Object.keys(regions)
    .sort()
    .map((region) => ({
      region,
      index: regionSettings(settings, region).index,
      outputs: outputsOf(regions, region),
    }));
}

/** Fails for a region that global cannot do without. */
export function outputsOf(regions: Regions, region: string): RegionalInputs {
  const outputs = regions[region];
  if (outputs === undefined) {
    throw new TapStackError("STATE", `Cannot deploy the global stack without "${region}": it has no outputs`, {
      hint: `Deploy the region first with tapctl up --regions ${region}`,
    });
  }
  return outputs;
}
