import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import type { PlatformSettings } from "../../../settings.js";
import type { Compute } from "../../compute/compute.js";
import type { Network } from "../../network/network.js";
import { BalancerAlarms } from "./balancer-alarms.js";
import { FirewallAlarm } from "./firewall-alarm.js";
import { FunctionAlarms } from "./function-alarms.js";
import { NatAlarms } from "./nat-alarms.js";
import { ServerAlarm } from "./server-alarm.js";

export interface RegionalAlarmsArgs {
  readonly place: Place;
  readonly topicArn: pulumi.Input<string>;
  readonly network: Network;
  readonly compute: Compute;
  readonly settings: PlatformSettings;
}

/** Tells when something is wrong with what one region has. */
export class RegionalAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: RegionalAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:RegionalAlarms", name, {}, opts);
    const { place, topicArn, network, compute, settings } = args;
    const { balancer, firewall, servers, functions } = compute;
    const child = { parent: this };

    new NatAlarms(`${name}-nat`, { place, topicArn, gateways: network.nat.gateways }, child);
    if (balancer !== undefined) new BalancerAlarms(`${name}-balancer`, { place, balancer, topicArn }, child);
    if (servers !== undefined) new ServerAlarm(`${name}-servers`, { place, topicArn }, child);
    if (firewall !== undefined) {
      const { metricName } = firewall;
      const threshold = settings.waf.blockedAlarm;
      new FirewallAlarm(`${name}-firewall`, { place, topicArn, metricName, threshold }, child);
    }
    new FunctionAlarms(`${name}-function`, { place, topicArn, functions }, child);
    this.registerOutputs({});
  }
}
