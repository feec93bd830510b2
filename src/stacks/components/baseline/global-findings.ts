import { ConfigurationAggregator } from "@pulumi/aws/cfg/configurationAggregator.js";
import { FindingAggregator } from "@pulumi/aws/securityhub/findingAggregator.js";
import * as pulumi from "@pulumi/pulumi";

import type { BaselineFeatures } from "../../detection/baseline-features.js";
import { globalNames, type Place } from "../../naming.js";

export interface GlobalFindingsArgs {
  readonly home: Place;
  /** By name, the home region among them. */
  readonly regions: readonly string[];
  readonly on: BaselineFeatures;
}

/** Shows in the home region what all regions found. */
export class GlobalFindings extends pulumi.ComponentResource {
  constructor(name: string, { home, regions, on }: GlobalFindingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:GlobalFindings", name, {}, opts);
    const { region, account } = home;
    const child = { parent: this };

    if (on.config) {
      const aggregator = globalNames.aggregator(home);
      const accountAggregationSource = { accountIds: [account], regions: [...regions] };
      new ConfigurationAggregator(
        `${name}-config`,
        { name: aggregator, region, accountAggregationSource, tags: { Name: aggregator } },
        child,
      );
    }
    const specifiedRegions = regions.filter((other) => other !== region);
    if (on.securityHub && specifiedRegions.length > 0) {
      new FindingAggregator(`${name}-hub`, { region, linkingMode: "SPECIFIED_REGIONS", specifiedRegions }, child);
    }
    this.registerOutputs({});
  }
}
