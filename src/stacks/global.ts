import * as pulumi from "@pulumi/pulumi";

import { policyArn } from "./arns.js";
import { GlobalFindings } from "./components/baseline/global-findings.js";
import { Account } from "./components/account/account.js";
import { AccountTrail } from "./components/monitoring/account-trail.js";
import { BucketReplication, type Replica, replicationRuleId } from "./components/storage/bucket-replication.js";
import { GlobalData } from "./components/data/global-data.js";
import { Peering, type PeeringSide } from "./components/network/peering.js";
import { PermissionsBoundary } from "./components/security/permissions-boundary.js";
import { type AlarmEnd, ReplicationAlarms } from "./components/monitoring/replication-alarms.js";
import { requireDatabases } from "./databases.js";
import { globalNames, type Place } from "./naming.js";
import type { GlobalOutputs, ReplicationRuleOutputs } from "./global-outputs.js";
import type { AsInputs, RegionalInputs } from "./outputs.js";
import { parseRegionalInputs } from "./parse-outputs.js";
import { lifecycleOf } from "./protection.js";
import { awsProvider } from "./provider.js";
import type { PlatformSettings } from "./settings.js";
import { outputsOf, sidesOf } from "./sides.js";
import { applyTags } from "./tags.js";
import { vaultsOf } from "./vaults.js";
import { requireSecurityHub } from "./watched-regions.js";

interface GlobalStackArgs {
  readonly settings: PlatformSettings;
  /** The regions to cover, by name: those that are deployed, which may be fewer than the configured ones. */
  readonly sides: readonly PeeringSide[];
  /** The primary's outputs. */
  readonly hub: RegionalInputs;
}

/** What ties the regions together, from the primary: peering, replication, the trail and shared data. */
class GlobalStack extends pulumi.ComponentResource {
  readonly outputs: AsInputs<GlobalOutputs>;

  constructor(name: string, { settings, sides, hub }: GlobalStackArgs, opts: pulumi.ComponentResourceOptions) {
    const transformations = [...(opts.transformations ?? []), applyTags(settings.tags)];
    super("tapctl:stack:GlobalStack", name, {}, { ...opts, transformations });
    const { environment, account, primary } = settings;
    const home = { environment, account, region: primary };

    const place = { ...home, region: "global" };
    const { policyArn: boundaryArn } = new PermissionsBoundary(`${name}-boundary`, { place }, { parent: this });
    const peeringIds = this.createPeering(name, sides, settings);
    const replicationRules = this.createReplication(name, sides, { settings, boundaryArn });
    const trail = this.createTrail(name, home, { settings, boundaryArn, hub });
    const accountArgs = { settings, home, sides, hub, boundaryArn };
    const owned = new Account(`${name}-account`, accountArgs, { parent: this });
    const data = new GlobalData(`${name}-data`, { settings, home, sides, hub }, { parent: this });

    new GlobalFindings(`${name}-findings`, { settings, home, sides }, { parent: this });

    this.outputs = {
      region: primary,
      accountId: account,
      regions: sides.map(({ region }) => region),
      boundaryPolicyArn: policyArn(place, globalNames.boundary(home)),
      peeringIds,
      replicationRules,
      ...trail,
      ...data.outputs,
      ...owned.outputs,
    };
    this.registerOutputs({});
  }

  private createPeering(name: string, sides: readonly PeeringSide[], settings: PlatformSettings): PeeringIds {
    const { environment, account, database, peering } = settings;
    const common = { environment, account, databasePort: database.port, ...peering };
    const pairs = sides.flatMap((requester, at) => sides.slice(at + 1).map((accepter) => ({ requester, accepter })));
    const ids = pairs.map(({ requester, accepter }) => {
      const pair = `${name}-peering-${requester.region}-${accepter.region}`;
      const { connectionId } = new Peering(pair, { ...common, requester, accepter }, { parent: this });
      return [`${requester.region}/${accepter.region}`, connectionId] as const;
    });
    return Object.fromEntries(ids);
  }

  private createReplication(name: string, sides: readonly PeeringSide[], args: Shared): ReplicationRuleOutputs[] {
    const { settings, boundaryArn } = args;
    const { environment, account, primary, replication } = settings;
    const sources = sides.filter(({ region }) => isSource[replication.mode](region, primary));
    return sources.flatMap((source) => {
      const place = { environment, account, region: source.region };
      const destinations = sides.filter(({ region }) => region !== source.region);
      if (destinations.length === 0) return [];

      const replicas = { source: replica(source), destinations: destinations.map(replica) };
      const from = `${name}-replication-${source.region}`;
      new BucketReplication(from, { place, ...replicas, boundaryArn }, { parent: this });
      return destinations.map((destination) => {
        const ends = { source: alarmEnd(source), destination: alarmEnd(destination) };
        new ReplicationAlarms(`${from}-${destination.region}`, { place, ...ends }, { parent: this });
        const ruleId = replicationRuleId(destination.region);
        return { source: source.region, destination: destination.region, ruleId };
      });
    });
  }

  private createTrail(name: string, home: Place, args: Shared & { readonly hub: RegionalInputs }): TrailPart {
    const { settings, boundaryArn, hub } = args;
    const { trail, storage, logs } = settings;
    const lifecycle = lifecycleOf(settings, "trail");
    if (!trail.enabled) return {};

    const kept = { keyArn: hub.kmsKeyArn, logsBucket: hub.logsBucket.name, retentionDays: logs.retentionDays };
    const trailArgs = { home, boundaryArn, topicArn: hub.alertsTopicArn, trail, storage, lifecycle, ...kept };
    return { trail: new AccountTrail(`${name}-trail`, trailArgs, { parent: this }).outputs };
  }
}

interface Shared {
  readonly settings: PlatformSettings;
  readonly boundaryArn: pulumi.Input<string>;
}

type PeeringIds = AsInputs<GlobalOutputs["peeringIds"]>;
type TrailPart = Pick<AsInputs<GlobalOutputs>, "trail">;

/** Which regions copy their objects to all others. A mesh lets any region be written to when another one is lost. */
const isSource = {
  mesh: () => true,
  hub: (region: string, primary: string) => region === primary,
  off: () => false,
} satisfies Record<PlatformSettings["replication"]["mode"], (region: string, primary: string) => boolean>;

function replica({ region, index, outputs }: PeeringSide): Replica {
  const { storageBucket, kmsKeyArn } = outputs;
  return { region, index, bucketName: storageBucket.name, bucketArn: storageBucket.arn, keyArn: kmsKeyArn };
}

function alarmEnd({ region, outputs }: PeeringSide): AlarmEnd {
  return { region, bucketName: outputs.storageBucket.name, topicArn: outputs.alertsTopicArn };
}

/** The program of the global stack. It covers the regions whose outputs it is given; the primary must be one. */
export function globalProgram(
  settings: PlatformSettings,
  regionalOutputs: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const parsed = Object.entries(regionalOutputs).map(([region, raw]) => [region, parseRegionalInputs(raw)] as const);
  const regions = Object.fromEntries(parsed);
  const sides = sidesOf(settings, regions);
  const hub = outputsOf(regions, settings.primary);
  // A region that lacks what the global stack is to use is refused before anything is made.
  vaultsOf(settings, sides);
  requireDatabases(settings, sides);
  requireSecurityHub(settings, sides);
  const provider = awsProvider(settings, settings.primary);
  const { outputs } = new GlobalStack("tap", { settings, sides, hub }, { provider });
  return Promise.resolve({ ...outputs });
}
