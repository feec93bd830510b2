import type { FileSettings } from "./schema/schema.js";

type Block = FileSettings["features"];
type FeatureName = Exclude<keyof Block, "preset">;

/** What is deployed, once the preset has answered what the file leaves open. */
export type Features = Readonly<Record<FeatureName, boolean>>;

const PRESETS: Readonly<Record<Block["preset"], Features>> = {
  prod: { loadBalancer: true, waf: true, table: true, backup: true },
  small: { loadBalancer: false, waf: false, table: true, backup: false },
  emulator: { loadBalancer: true, waf: false, table: false, backup: false },
};

export function featuresOf({ preset = "prod", ...said }: Partial<Block>): Features {
  const chosen = PRESETS[preset];
  return {
    loadBalancer: said.loadBalancer ?? chosen.loadBalancer,
    waf: said.waf ?? chosen.waf,
    table: said.table ?? chosen.table,
    backup: said.backup ?? chosen.backup,
  };
}
