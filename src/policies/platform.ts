import type { PlatformSettings } from "../stacks/settings.js";
import type { Platform, Promised } from "./world.js";

type Settings = Pick<
  PlatformSettings,
  | ("environment" | "account" | "primary" | "regions" | "tags" | "features" | "baseline")
  | ("trail" | "replication" | "contacts" | "network" | "unprotected")
>;

/** What a configuration promises, in the words of the rules. */
export function platformOf(settings: Settings, protection: "on" | "off" = "on"): Platform {
  const { environment, account, primary, tags } = settings;
  const said = { ...promisedBy(settings), ...protectionOf(settings, protection) };
  return { environment, account, primary, tags: { ...tags }, promised: PROMISES.filter((name) => said[name]) };
}

const PROMISES: readonly Promised[] = [
  ...([
    "accountBaseline",
    "accessAnalyzer",
    "backup",
    "backupCopies",
    "config",
    "database",
    "ec2Endpoint",
    "ec2Switches",
  ] as const),
  ...(["guardDuty", "inspector", "loadBalancer", "regionBaseline", "replication", "securityContact"] as const),
  ...(["protectedDatabase", "protectedLoadBalancer", "protectedTable"] as const),
  ...(["securityHub", "ssmEndpoint", "table", "trail", "waf"] as const),
];

type Protected = Extract<Promised, `protected${string}`>;

/** A feature that is to be turned off says so first. */
function protectionOf({ unprotected }: Settings, protection: "on" | "off"): Readonly<Record<Protected, boolean>> {
  const holds = (feature: Settings["unprotected"][number]) => protection === "on" && !unprotected.includes(feature);
  return {
    protectedDatabase: holds("database"),
    protectedLoadBalancer: holds("loadBalancer"),
    protectedTable: holds("table"),
  };
}

function promisedBy(settings: Settings): Readonly<Record<Exclude<Promised, Protected>, boolean>> {
  const { features, baseline, trail, replication, regions, contacts, network } = settings;
  const region = baseline.region === "manage";
  const account = baseline.account === "manage";
  const { loadBalancer, database, table, backup } = features;
  return {
    ...{ loadBalancer, database, table, backup },
    backupCopies: backup && Object.keys(regions).length > 1,
    waf: loadBalancer && features.waf,
    trail: trail.enabled,
    replication: replication.mode !== "off" && Object.keys(regions).length > 1,
    regionBaseline: region,
    ec2Switches: region && features.ec2Switches,
    config: region && features.config,
    guardDuty: region && features.guardDuty,
    securityHub: region && features.securityHub,
    accessAnalyzer: region && features.accessAnalyzer,
    inspector: region && features.inspector,
    accountBaseline: account,
    securityContact: account && contacts.security !== undefined,
    ec2Endpoint: network.interfaceEndpoints.includes("ec2"),
    ssmEndpoint: network.interfaceEndpoints.includes("ssm"),
  };
}
