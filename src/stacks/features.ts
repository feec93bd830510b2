import type { FeatureName, FeaturesSettings } from "./settings.js";

type Preset = Readonly<Record<FeatureName, boolean>>;

/** What is deployed when nothing else is said: `emulator` leaves out what emulators of AWS do not know. */
const PRESETS: Readonly<Record<FeaturesSettings["preset"], Preset>> = {
  prod: { table: true, backup: true },
  small: { table: true, backup: false },
  emulator: { table: false, backup: false },
};

export function isOn(features: FeaturesSettings, feature: FeatureName): boolean {
  return features[feature] ?? PRESETS[features.preset][feature];
}
