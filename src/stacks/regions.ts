import { TapStackError } from "../errors.js";
import type { Peer } from "./acl-rules.js";
import { upperHalf } from "./addressing.js";
import type { PlatformSettings, RegionSettings } from "./settings.js";

export function regionSettings({ environment, regions }: PlatformSettings, region: string): RegionSettings {
  const settings = regions[region];
  if (settings === undefined) {
    throw new TapStackError("CONFIGURATION", `Cannot deploy to "${region}": ${environment} does not configure it`, {
      hint: `Add "${region}" under regions, or choose one of ${Object.keys(regions).join(", ")}`,
    });
  }
  return settings;
}

/** Every other configured region, deployed or not, so that adding its stack changes nothing here. */
export function peersOf({ regions }: PlatformSettings, region: string): readonly Peer[] {
  return Object.entries(regions)
    .filter(([other]) => other !== region)
    .map(([, { index, cidr }]) => ({ index, privateTierCidr4: upperHalf(cidr) }));
}
