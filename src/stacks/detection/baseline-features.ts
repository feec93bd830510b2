import type { PlatformSettings } from "../settings.js";

export interface BaselineFeatures {
  readonly config: boolean;
  readonly guardDuty: boolean;
  readonly securityHub: boolean;
  readonly accessAnalyzer: boolean;
  readonly inspector: boolean;
}

const NONE = { config: false, guardDuty: false, securityHub: false, accessAnalyzer: false, inspector: false };

/** What this environment does of that which exists once per account and region: nothing where another one does. */
export function baselineFeatures({ baseline, features }: PlatformSettings): BaselineFeatures {
  return baseline.region === "manage" ? features : NONE;
}

/** GuardDuty's agents would otherwise get an endpoint that no stack knows, and that keeps the VPC from being deleted. */
export function endpointServices(settings: PlatformSettings): readonly string[] {
  const { interfaceEndpoints } = settings.network;
  const own = baselineFeatures(settings).guardDuty ? ["guardduty-data"] : [];
  return [...new Set([...interfaceEndpoints, ...own])];
}
