import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { architectureOf } from "../../../instance-types.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { PlatformSettings } from "../../../settings.js";
import type { BalancerTarget } from "../load-balancer.js";
import type { Network } from "../../network/network.js";
import { ServerGroup } from "./server-group.js";
import { ServerRole } from "./server-role.js";
import { ServerTemplate } from "./server-template.js";

export interface WebServersArgs {
  readonly place: Place;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly target: BalancerTarget | undefined;
  readonly settings: PlatformSettings;
}

/** What answers one region's users, with all that it needs to start. */
export class WebServers extends pulumi.ComponentResource {
  readonly groupName: pulumi.Output<string>;

  constructor(name: string, args: WebServersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:WebServers", name, {}, opts);
    const { place, network, keyArn, boundaryArn, target, settings } = args;
    const { compute, features, logs, tags } = settings;
    const child = { parent: this };

    const logName = regionalNames.serversGroup(place);
    const log = new LogGroup(
      `${name}-log`,
      { name: logName, retentionInDays: logs.retentionDays, kmsKeyId: keyArn, tags: { Name: logName } },
      child,
    );
    const { table } = features;
    const { profileArn, policies } = new ServerRole(`${name}-role`, { place, keyArn, boundaryArn, table }, child);
    const architecture = architectureOf(compute.instanceTypes[0] ?? "") ?? "x86_64";
    const securityGroupId = network.groups.ids.app;
    const template = new ServerTemplate(
      `${name}-launch`,
      { place, architecture, profileArn, keyArn, securityGroupId, tags },
      child,
    );
    const subnetIds = Object.values(network.subnets.ids.private);
    const after = [network.routing, log, ...policies];
    const group = new ServerGroup(`${name}-scaling`, { place, template, subnetIds, target, compute, after }, child);

    this.groupName = group.groupName;
    this.registerOutputs({ groupName: this.groupName });
  }
}
