import * as pulumi from "@pulumi/pulumi";

import { AlertSubscriptions } from "./components/monitoring/alert-subscriptions.js";
import { AlertTopic } from "./components/security/alert-topic.js";
import { Compute } from "./components/compute/compute.js";
import { LogsBucket } from "./components/security/logs-bucket.js";
import { MasterKey } from "./components/security/master-key.js";
import { Network } from "./components/network/network.js";
import { PermissionsBoundary } from "./components/security/permissions-boundary.js";
import { RegionalAlarms } from "./components/monitoring/alarms/regional-alarms.js";
import { RegionWatch } from "./components/baseline/region-watch.js";
import { RegionalData } from "./components/data/regional-data.js";
import { StorageBucket } from "./components/storage/storage-bucket.js";
import { baselineFeatures, endpointServices } from "./detection/baseline-features.js";
import { globalNames, type Place, regionalNames } from "./naming.js";
import type { RegionalInputs } from "./outputs.js";
import { awsProvider } from "./provider.js";
import { regionalOutputs } from "./regional-outputs.js";
import { peersOf, regionSettings } from "./regions.js";
import type { PlatformSettings, RegionSettings } from "./settings.js";
import { applyTags } from "./tags.js";

interface TapStackArgs {
  readonly settings: PlatformSettings;
  readonly region: string;
  /** The region's own part of the settings. */
  readonly own: RegionSettings;
}

interface Security {
  readonly boundary: PermissionsBoundary;
  readonly key: MasterKey;
  readonly alerts: AlertTopic;
  readonly logs: LogsBucket;
}

/** Everything one region needs. No region needs another one. */
class TapStack extends pulumi.ComponentResource {
  readonly outputs: RegionalInputs;

  constructor(name: string, { settings, region, own }: TapStackArgs, opts: pulumi.ComponentResourceOptions) {
    const transformations = [...(opts.transformations ?? []), applyTags(settings.tags)];
    super("tapctl:stack:TapStack", name, {}, { ...opts, transformations });
    const { environment, account } = settings;
    const place = { environment, account, region };

    const security = this.createSecurity(name, place, settings);
    const network = this.createNetworking(name, place, { settings, own, security });
    const compute = this.createCompute(name, place, { settings, security, network });
    this.createStorage(name, place, { settings, security });
    const data = this.createData(name, place, { settings, security, network });
    const watch = new RegionWatch(`${name}-watch`, { place, settings, ...security }, { parent: this });
    const subscriptions = this.createMonitoring(name, place, { settings, security, network, compute });

    this.outputs = regionalOutputs(place, { own, key: security.key, network, compute, data, watch, subscriptions });
    this.registerOutputs({});
  }

  /** What the rest is encrypted with, limited by, logged to and alerted through. */
  private createSecurity(name: string, place: Place, settings: PlatformSettings): Security {
    const { lifecycle, baseline, logs, trail, features } = settings;
    const child = { parent: this };
    const home = place.region === settings.primary;
    const trailHome = home && trail.enabled;
    const users = { trailHome, budgets: home, ebsDefault: baseline.region === "manage" };
    const sources = [
      regionalNames.storageBucket(place),
      ...(baselineFeatures(settings).config ? [regionalNames.configBucket(place)] : []),
      ...(trailHome ? [globalNames.trailBucket(place)] : []),
    ];

    const key = new MasterKey(`${name}-master`, { place, users, lifecycle }, child);
    const logging = { retentionDays: logs.retentionDays, forceDestroy: lifecycle.forceDestroy };
    return {
      key,
      boundary: new PermissionsBoundary(`${name}-boundary`, { place }, child),
      alerts: new AlertTopic(`${name}-alerts`, { place, keyArn: key.keyArn, budgets: home }, child),
      logs: new LogsBucket(`${name}-logs`, { place, sources, balancer: features.loadBalancer, ...logging }, child),
    };
  }

  private createNetworking(name: string, place: Place, { settings, own, security }: Parts & Own): Network {
    const { database } = settings;
    const network = { ...settings.network, interfaceEndpoints: endpointServices(settings) };
    const keyArn = security.key.keyArn;
    const boundaryArn = security.boundary.policyArn;
    const peers = peersOf(settings, place.region);
    return new Network(
      `${name}-network`,
      { place, region: own, peers, network, database, keyArn, boundaryArn },
      { parent: this },
    );
  }

  private createCompute(name: string, place: Place, { settings, security, network }: Parts & Networked): Compute {
    const { key, logs, boundary } = security;
    const args = { place, network, logs, keyArn: key.keyArn, boundaryArn: boundary.policyArn, settings };
    return new Compute(`${name}-compute`, args, { parent: this });
  }

  private createStorage(name: string, place: Place, { settings, security }: Parts): void {
    const { storage, lifecycle } = settings;
    const { key, logs, alerts } = security;
    const args = { place, keyArn: key.keyArn, logs, alerts, storage, lifecycle };
    new StorageBucket(`${name}-storage`, args, { parent: this });
  }

  private createData(name: string, place: Place, { settings, security, network }: Parts & Networked): RegionalData {
    const { key, boundary, alerts } = security;
    const args = { place, settings, network, keyArn: key.keyArn, boundaryArn: boundary.policyArn, alerts };
    return new RegionalData(`${name}-data`, args, { parent: this });
  }

  private createMonitoring(
    name: string,
    place: Place,
    { settings, security, network, compute }: Parts & Networked & Computed,
  ): AlertSubscriptions {
    const { topicArn } = security.alerts;
    const child = { parent: this };
    new RegionalAlarms(`${name}-alarm`, { place, topicArn, network, compute, settings }, child);
    return new AlertSubscriptions(`${name}-subscription`, { topicArn, alerts: settings.alerts }, child);
  }
}

interface Parts {
  readonly settings: PlatformSettings;
  readonly security: Security;
}

interface Own {
  readonly own: RegionSettings;
}

interface Computed {
  readonly compute: Compute;
}

interface Networked {
  readonly network: Network;
}

/** The program of one regional stack. Returns its outputs, by which the global stack knows the region. */
export function regionalProgram(settings: PlatformSettings, region: string): Promise<Record<string, unknown>> {
  const own = regionSettings(settings, region);
  const provider = awsProvider(settings, region);
  const { outputs } = new TapStack("tap", { settings, region, own }, { provider });
  return Promise.resolve({ ...outputs });
}
