import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../naming.js";
import { lifecycleOf } from "../../protection.js";
import type { PlatformSettings } from "../../settings.js";
import { Functions } from "./functions/functions.js";
import { LoadBalancer } from "./load-balancer.js";
import type { LogsBucket } from "../security/logs-bucket.js";
import type { Network } from "../network/network.js";
import { WebServers } from "./servers/web-servers.js";
import { WebFirewall } from "./web-firewall.js";

export interface ComputeArgs {
  readonly place: Place;
  readonly network: Network;
  readonly logs: LogsBucket;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly settings: PlatformSettings;
}

/** What runs in one region, as far as its features are on. */
export class Compute extends pulumi.ComponentResource {
  readonly balancer: LoadBalancer | undefined;
  readonly firewall: WebFirewall | undefined;
  readonly functions: Functions;
  readonly servers: WebServers | undefined;

  constructor(name: string, args: ComputeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:Compute", name, {}, opts);
    const { place, network, logs, keyArn, boundaryArn, settings } = args;
    const { features, tls } = settings;
    const child = { parent: this };
    const deletionProtection = lifecycleOf(settings, "loadBalancer").protect;

    this.balancer = features.loadBalancer
      ? new LoadBalancer(`${name}-balancer`, { place, network, logs, tls, deletionProtection }, child)
      : undefined;
    this.firewall = this.guard(`${name}-firewall`, args);
    this.functions = new Functions(`${name}-function`, { place, network, keyArn, boundaryArn, settings }, child);
    this.servers = features.servers ? this.serve(`${name}-servers`, args) : undefined;
    this.registerOutputs({});
  }

  private serve(name: string, { place, network, keyArn, boundaryArn, settings }: ComputeArgs): WebServers {
    const args = { place, network, keyArn, boundaryArn, target: this.balancer?.target, settings };
    return new WebServers(name, args, { parent: this });
  }

  private guard(name: string, { place, keyArn, settings }: ComputeArgs): WebFirewall | undefined {
    const { features, waf, logs } = settings;
    if (!features.waf || this.balancer === undefined) return undefined;
    const args = { place, balancerArn: this.balancer.arn, keyArn, retentionDays: logs.retentionDays, waf };
    return new WebFirewall(name, args, { parent: this });
  }
}
