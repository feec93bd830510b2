import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import type { PlatformSettings } from "../../../settings.js";
import type { Network } from "../../network/network.js";
import { Maintenance } from "./maintenance.js";
import { RotationFunction } from "./rotation-function.js";

export interface FunctionsArgs {
  readonly place: Place;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly settings: PlatformSettings;
}

/** One region's functions, as far as its features are on. */
export class Functions extends pulumi.ComponentResource {
  readonly maintenance: Maintenance | undefined;
  readonly rotation: RotationFunction | undefined;

  constructor(name: string, { settings, ...args }: FunctionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:Functions", name, {}, opts);
    const { features, maintenance, logs, tags, primary } = settings;
    const { reservedConcurrency } = maintenance;
    const surroundings = { ...args, logRetentionDays: logs.retentionDays, reservedConcurrency };
    const child = { parent: this };

    this.maintenance = features.maintenance
      ? new Maintenance(`${name}-maint`, { surroundings, maintenance, tags }, child)
      : undefined;
    this.rotation =
      features.database && args.place.region === primary
        ? new RotationFunction(`${name}-rotate`, surroundings, child)
        : undefined;
    this.registerOutputs({});
  }
}
