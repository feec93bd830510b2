import { ConfigurationAggregator } from "@pulumi/aws/cfg/configurationAggregator.js";
import { FindingAggregator } from "@pulumi/aws/securityhub/findingAggregator.js";
import * as pulumi from "@pulumi/pulumi";

import { baselineFeatures } from "../../detection/baseline-features.js";
import { importsFor } from "../../importable.js";
import { globalNames, type Place } from "../../naming.js";
import type { PlatformSettings } from "../../settings.js";
import type { PeeringSide } from "../network/peering.js";

export interface GlobalFindingsArgs {
  readonly settings: PlatformSettings;
  readonly home: Place;
  readonly sides: readonly PeeringSide[];
}

/** Shows in the home region what all regions found. */
export class GlobalFindings extends pulumi.ComponentResource {
  constructor(name: string, { settings, home, sides }: GlobalFindingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:GlobalFindings", name, {}, opts);
    const { region, account } = home;
    const { findingAggregator } = importsFor(settings, "global");
    const child = { parent: this };
    const on = baselineFeatures(settings);
    const regions = sides.map((side) => side.region);

    if (on.config) {
      const aggregator = globalNames.aggregator(home);
      const accountAggregationSource = { accountIds: [account], regions };
      new ConfigurationAggregator(
        `${name}-config`,
        { name: aggregator, region, accountAggregationSource, tags: { Name: aggregator } },
        child,
      );
    }
    const specifiedRegions = regions.filter((other) => other !== region);
    if (on.securityHub && specifiedRegions.length > 0) {
      new FindingAggregator(
        `${name}-hub`,
        { region, linkingMode: "SPECIFIED_REGIONS", specifiedRegions },
        {
          ...child,
          retainOnDelete: findingAggregator !== undefined,
        },
      );
    }
    this.registerOutputs({});
  }
}
