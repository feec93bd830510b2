import { Account } from "@pulumi/aws/securityhub/account.js";
import { StandardsSubscription } from "@pulumi/aws/securityhub/standardsSubscription.js";
import * as pulumi from "@pulumi/pulumi";

import type { ImportSettings } from "../../importable.js";
import type { Place } from "../../naming.js";

export interface SecurityHubArgs {
  readonly place: Place;
  readonly imports: ImportSettings;
}

/** Security Hub in one region, with AWS's own standard and CIS's instead of the older ones that it would choose. */
export class SecurityHub extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { place, imports }: SecurityHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:SecurityHub", name, {}, opts);

    // Whoever enabled it before may have wanted the same standards.
    const child = { parent: this, retainOnDelete: imports.securityHub === true };
    const account = new Account(
      `${name}-account`,
      { enableDefaultStandards: false, autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
      child,
    );
    for (const [id, standard] of Object.entries(STANDARDS)) {
      const standardsArn = `arn:aws:securityhub:${place.region}::standards/${standard}`;
      new StandardsSubscription(`${name}-${id}`, { standardsArn }, { ...child, dependsOn: [account] });
    }

    this.arn = account.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html */
const STANDARDS = {
  foundational: "aws-foundational-security-best-practices/v/1.0.0",
  cis: "cis-aws-foundations-benchmark/v/5.0.0",
};
