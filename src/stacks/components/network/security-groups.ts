import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import * as pulumi from "@pulumi/pulumi";

import { isIpv6 } from "../../addressing.js";
import { name as physicalName, type Place, type SecurityGroupId } from "../../naming.js";
import { SECURITY_GROUP_PURPOSES, type SecurityRule } from "../../security-rules.js";
import { AFTER_FUNCTIONS } from "./subnets.js";

export interface SecurityGroupsArgs {
  readonly place: Place;
  readonly vpcId: pulumi.Input<string>;
  readonly rules: readonly SecurityRule[];
}

type GroupIds = Readonly<Record<SecurityGroupId, pulumi.Output<string>>>;

/** Who may speak to whom inside the VPC. */
export class SecurityGroups extends pulumi.ComponentResource {
  readonly ids: GroupIds;

  constructor(name: string, { place, vpcId, rules }: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:SecurityGroups", name, {}, opts);
    const child = { parent: this };

    const group = (id: SecurityGroupId) => {
      const groupName = physicalName("sg", id, place);
      const description = SECURITY_GROUP_PURPOSES[id];
      const tags = { Name: groupName };
      // Groups that name each other could not be deleted otherwise.
      const args = { name: groupName, description, vpcId, revokeRulesOnDelete: true, tags };
      return new SecurityGroup(`${name}-${id}`, args, { ...child, customTimeouts: AFTER_FUNCTIONS }).id;
    };
    const ids: GroupIds = {
      alb: group("alb"),
      app: group("app"),
      lambda: group("lambda"),
      db: group("db"),
      endpoints: group("endpoints"),
    };
    for (const rule of rules) {
      const id = ruleId(rule);
      const inputs = { ...ruleInputs(rule, ids), tags: { Name: physicalName("sgr", id, place) } };
      if (rule.direction === "in") new SecurityGroupIngressRule(`${name}-${id}`, inputs, child);
      else new SecurityGroupEgressRule(`${name}-${id}`, inputs, child);
    }

    this.ids = ids;
    this.registerOutputs({ ids: this.ids });
  }
}

/** Without colons in a row, which separate the parts of a URN. */
function ruleId({ group, direction, port, peer }: SecurityRule): string {
  const other = "group" in peer ? peer.group : peer.cidr.replaceAll(":", "-");
  return `${group}-${direction}-${port}-${other}`;
}

function ruleInputs({ group, port, peer, description }: SecurityRule, ids: GroupIds) {
  return {
    securityGroupId: ids[group],
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    description,
    ...("group" in peer
      ? { referencedSecurityGroupId: ids[peer.group] }
      : isIpv6(peer.cidr)
        ? { cidrIpv6: peer.cidr }
        : { cidrIpv4: peer.cidr }),
  };
}
