/** What the small environment may differ in. */
export interface SmallOptions {
  readonly regions?: string;
  readonly more?: string;
  readonly account?: string;
}

export const EAST = "  us-east-1: { index: 0, cidr: 10.10.0.0/20, zones: [use1-az1, use1-az2, use1-az4] }";
export const WEST = "  us-west-2: { index: 1, cidr: 10.20.0.0/20, zones: [usw2-az1, usw2-az2, usw2-az3] }";

/** Two regions with as little in them as a deployment can have, so that it is deployed in seconds. */
export function smallEnvironment({ regions = `${EAST}\n${WEST}`, more = "", account }: SmallOptions = {}): string {
  return `account: "${account ?? "111122223333"}"
primary: us-east-1
regions:
${regions}
tags:
  Environment: small
  Owner: platform-team
  CostCenter: CC-1001
  Project: tap
  ManagedBy: tapctl
protection: off
features:
  preset: small
network:
  interfaceEndpoints: []
replication:
  mode: off
trail:
  enabled: false
  insights: false
${more}`;
}

/** The same environment with another block of features. */
export function withFeatures(text: string, features: string): string {
  return text.replace("preset: small", features);
}
