import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../naming.js";
import type { ComputeSettings, FeatureSettings, LifecycleSettings, TlsSettings } from "../settings.js";
import { LoadBalancer } from "./load-balancer.js";
import type { LogsBucket } from "./logs-bucket.js";
import type { Network } from "./network.js";

export interface ComputeArgs {
  readonly place: Place;
  readonly network: Network;
  readonly logs: LogsBucket;
  readonly features: FeatureSettings;
  readonly tls: TlsSettings;
  readonly compute: ComputeSettings;
  readonly lifecycle: LifecycleSettings;
}

/** What runs in one region, as far as its features are on. */
export class Compute extends pulumi.ComponentResource {
  readonly balancer: LoadBalancer | undefined;

  constructor(name: string, args: ComputeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:Compute", name, {}, opts);
    const { place, network, logs, features, tls, compute, lifecycle } = args;
    const child = { parent: this };
    const deletionProtection = lifecycle.protect && compute.deletionProtection;

    this.balancer = features.loadBalancer
      ? new LoadBalancer(`${name}-balancer`, { place, network, logs, tls, deletionProtection }, child)
      : undefined;
    this.registerOutputs({});
  }
}
