import { NetworkAcl } from "@pulumi/aws/ec2/networkAcl.js";
import { NetworkAclRule } from "@pulumi/aws/ec2/networkAclRule.js";
import * as pulumi from "@pulumi/pulumi";

import type { AclRule } from "../../acl-rules.js";
import type { Tier } from "../../addressing.js";
import { name as physicalName, type Place } from "../../naming.js";

export interface TierAclArgs {
  readonly place: Place;
  readonly tier: Tier;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly rules: readonly AclRule[];
}

/** What may enter and leave one tier's subnets, packet by packet. */
export class TierAcl extends pulumi.ComponentResource {
  readonly aclId: pulumi.Output<string>;

  constructor(name: string, args: TierAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:TierAcl", name, {}, opts);
    const { place, tier, vpcId, subnetIds, rules } = args;

    const tags = { Name: physicalName("nacl", tier, place) };
    const acl = new NetworkAcl(`${name}-acl`, { vpcId, subnetIds: [...subnetIds], tags }, { parent: this });
    for (const rule of rules) {
      new NetworkAclRule(ruleName(name, rule), { networkAclId: acl.id, ...ruleInputs(rule) }, { parent: this });
    }

    this.aclId = acl.id;
    this.registerOutputs({ aclId: this.aclId });
  }
}

export function ruleName(name: string, { egress, number }: AclRule): string {
  return `${name}-${egress ? "out" : "in"}-${number}`;
}

export function ruleInputs({ number, egress, family, cidr, ports, icmpType }: AclRule) {
  return {
    ruleNumber: number,
    ruleAction: "allow",
    egress,
    ...(family === 4 ? { cidrBlock: cidr } : { ipv6CidrBlock: cidr }),
    ...(icmpType === undefined
      ? ports === undefined
        ? { protocol: "-1" }
        : { protocol: "tcp", fromPort: ports[0], toPort: ports[1] }
      : { protocol: family === 4 ? "icmp" : "ipv6-icmp", icmpType, icmpCode: -1 }),
  };
}
