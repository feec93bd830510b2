import * as pulumi from "@pulumi/pulumi";

import type { PlatformSettings } from "../settings.js";
import { RegionDefaults } from "./region-defaults.js";

export interface RegionalDataArgs {
  readonly settings: PlatformSettings;
  readonly keyArn: pulumi.Input<string>;
}

/** How one region keeps its data. */
export class RegionalData extends pulumi.ComponentResource {
  constructor(name: string, { settings, keyArn }: RegionalDataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:data:RegionalData", name, {}, opts);
    const child = { parent: this };

    if (settings.baseline.region === "manage") new RegionDefaults(`${name}-defaults`, { keyArn }, child);

    this.registerOutputs({});
  }
}
