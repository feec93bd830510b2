import type { FileSettings } from "./schema/schema.js";

type Block = FileSettings["features"];
type FeatureName = Exclude<keyof Block, "preset">;

/** What is deployed, once the preset has answered what the file leaves open. */
export type Features = Readonly<Record<FeatureName, boolean>>;

const EVERYTHING: Features = {
  loadBalancer: true,
  waf: true,
  servers: true,
  maintenance: true,
  database: true,
  table: true,
  backup: true,
  ec2Switches: true,
  config: true,
  guardDuty: true,
  securityHub: true,
  accessAnalyzer: true,
  inspector: true,
};

const NOTHING: Features = {
  loadBalancer: false,
  waf: false,
  servers: false,
  maintenance: false,
  database: false,
  table: false,
  backup: false,
  ec2Switches: false,
  config: false,
  guardDuty: false,
  securityHub: false,
  accessAnalyzer: false,
  inspector: false,
};

const PRESETS: Readonly<Record<Block["preset"], Features>> = {
  prod: EVERYTHING,
  small: { ...NOTHING, table: true },
  // What moto 5.2 cannot apply: docs/emulators.md.
  emulator: {
    ...EVERYTHING,
    database: false,
    table: false,
    backup: false,
    ec2Switches: false,
    securityHub: false,
    accessAnalyzer: false,
  },
};

export function featuresOf({ preset = "prod", ...said }: Partial<Block>): Features {
  const chosen = (name: FeatureName) => said[name] ?? PRESETS[preset][name];
  return {
    loadBalancer: chosen("loadBalancer"),
    waf: chosen("waf"),
    servers: chosen("servers"),
    maintenance: chosen("maintenance"),
    database: chosen("database"),
    table: chosen("table"),
    backup: chosen("backup"),
    ec2Switches: chosen("ec2Switches"),
    config: chosen("config"),
    guardDuty: chosen("guardDuty"),
    securityHub: chosen("securityHub"),
    accessAnalyzer: chosen("accessAnalyzer"),
    inspector: chosen("inspector"),
  };
}
