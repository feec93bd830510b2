import type { PlatformSettings } from "../stacks/settings.js";
import type { Platform, Promised } from "./world.js";

type Settings = Pick<
  PlatformSettings,
  | ("environment" | "account" | "primary" | "regions" | "tags" | "features" | "baseline")
  | ("trail" | "replication" | "contacts" | "network")
>;

/** What a configuration promises, in the words of the rules. */
export function platformOf(settings: Settings): Platform {
  const { environment, account, primary, regions, tags, network } = settings;
  return {
    ...{ environment, account, primary },
    networks: Object.values(regions).map(({ cidr }) => cidr),
    tags: { ...tags },
    promised: promisedBy(settings),
    interfaceEndpoints: network.interfaceEndpoints,
  };
}

function promisedBy({ features, baseline, trail, replication, regions, contacts }: Settings): readonly Promised[] {
  const region = baseline.region === "manage";
  const account = baseline.account === "manage";
  const { loadBalancer, waf, database, table, backup } = features;
  const { ec2Switches, config, guardDuty, securityHub, accessAnalyzer, inspector } = features;
  const said: Readonly<Record<Promised, boolean>> = {
    ...{ loadBalancer, database, table, backup },
    waf: loadBalancer && waf,
    trail: trail.enabled,
    replication: replication.mode !== "off" && Object.keys(regions).length > 1,
    regionBaseline: region,
    ec2Switches: region && ec2Switches,
    config: region && config,
    guardDuty: region && guardDuty,
    securityHub: region && securityHub,
    accessAnalyzer: region && accessAnalyzer,
    inspector: region && inspector,
    accountBaseline: account,
    securityContact: account && contacts.security !== undefined,
  };
  return PROMISES.filter((name) => said[name]);
}

const PROMISES: readonly Promised[] = [
  ...(["accountBaseline", "accessAnalyzer", "backup", "config", "database", "ec2Switches", "guardDuty"] as const),
  ...(["inspector", "loadBalancer", "regionBaseline", "replication", "securityContact", "securityHub"] as const),
  ...(["table", "trail", "waf"] as const),
];
