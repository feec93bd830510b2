import { Rule } from "@pulumi/aws/cfg/rule.js";
import * as pulumi from "@pulumi/pulumi";

import type { ConfigRule } from "../../../detection/config-rules.js";

export interface ConfigRulesArgs {
  readonly rules: readonly ConfigRule[];
  /** There can be no rule without a recorder. */
  readonly recording: pulumi.Resource;
}

/** What AWS Config holds one region against. */
export class ConfigRules extends pulumi.ComponentResource {
  constructor(name: string, { rules, recording }: ConfigRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:audit:ConfigRules", name, {}, opts);

    for (const rule of rules) {
      new Rule(
        `${name}-${rule.name}`,
        {
          name: rule.name,
          source: { owner: "AWS", sourceIdentifier: rule.identifier },
          ...(rule.periodic ? { maximumExecutionFrequency: "TwentyFour_Hours" } : {}),
          ...(Object.keys(rule.parameters).length === 0 ? {} : { inputParameters: JSON.stringify(rule.parameters) }),
          tags: { Name: rule.name },
        },
        { parent: this, dependsOn: [recording] },
      );
    }
    this.registerOutputs({});
  }
}
