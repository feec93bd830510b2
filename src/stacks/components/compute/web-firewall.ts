import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { WebAcl } from "@pulumi/aws/wafv2/webAcl.js";
import { WebAclAssociation } from "@pulumi/aws/wafv2/webAclAssociation.js";
import { WebAclLoggingConfiguration } from "@pulumi/aws/wafv2/webAclLoggingConfiguration.js";
import * as pulumi from "@pulumi/pulumi";

import { firewallRules, visibility } from "../../firewall-rules.js";
import { type Place, regionalNames } from "../../naming.js";
import type { WafSettings } from "../../compute-settings.js";

export interface WebFirewallArgs {
  readonly place: Place;
  readonly balancerArn: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly retentionDays: number;
  readonly waf: WafSettings;
}

/** What the load balancer turns away: floods, known attackers and known attacks. */
export class WebFirewall extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Its name in CloudWatch. */
  readonly metricName: string;

  constructor(name: string, args: WebFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:WebFirewall", name, {}, opts);
    const { place, balancerArn, keyArn, retentionDays, waf } = args;
    const child = { parent: this };

    const aclName = regionalNames.firewall(place);
    const acl = new WebAcl(
      `${name}-acl`,
      {
        name: aclName,
        description: `Guards the load balancer of ${place.environment} in ${place.region}`,
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        rules: firewallRules(waf),
        visibilityConfig: visibility(aclName),
        tags: { Name: aclName },
      },
      child,
    );
    new WebAclAssociation(`${name}-association`, { resourceArn: balancerArn, webAclArn: acl.arn }, child);

    const groupName = regionalNames.firewallGroup(place);
    const group = new LogGroup(
      `${name}-group`,
      { name: groupName, retentionInDays: retentionDays, kmsKeyId: keyArn, tags: { Name: groupName } },
      child,
    );
    new WebAclLoggingConfiguration(
      `${name}-logging`,
      { resourceArn: acl.arn, logDestinationConfigs: [group.arn], redactedFields: CREDENTIALS },
      child,
    );

    this.arn = acl.arn;
    this.metricName = aclName;
    this.registerOutputs({ arn: this.arn });
  }
}

const CREDENTIALS = ["authorization", "cookie"].map((name) => ({ singleHeader: { name } }));
