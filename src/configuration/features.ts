import type { FileSettings } from "./schema/schema.js";

/** What is deployed, once the preset has answered what the file leaves open. */
export interface Features {
  readonly loadBalancer: boolean;
  readonly waf: boolean;
}

type Block = Partial<FileSettings["features"]>;

const PRESETS: Readonly<Record<FileSettings["features"]["preset"], Features>> = {
  prod: { loadBalancer: true, waf: true },
  small: { loadBalancer: false, waf: false },
  emulator: { loadBalancer: true, waf: false },
};

export function featuresOf({ preset = "prod", ...said }: Block): Features {
  const chosen = PRESETS[preset];
  return { loadBalancer: said.loadBalancer ?? chosen.loadBalancer, waf: said.waf ?? chosen.waf };
}
