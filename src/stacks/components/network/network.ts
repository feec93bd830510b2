import * as pulumi from "@pulumi/pulumi";

import { type AclRule, dataAclRules, type Peer, privateAclRules, publicAclRules } from "../../acl-rules.js";
import { type Tier, tierCidr } from "../../addressing.js";
import type { Place } from "../../naming.js";
import { securityRules } from "../../security-rules.js";
import type { DatabaseSettings } from "../../database-settings.js";
import type { NetworkSettings, RegionSettings } from "../../settings.js";
import { CoreVpc } from "./core-vpc.js";
import { Endpoints } from "./endpoints.js";
import { FlowLogs } from "./flow-logs.js";
import { NatGateways } from "./nat-gateways.js";
import { Routing } from "./routing.js";
import { SecurityGroups } from "./security-groups.js";
import { Subnets } from "./subnets.js";
import { TierAcl } from "./tier-acl.js";

export interface NetworkArgs {
  readonly place: Place;
  readonly region: RegionSettings;
  readonly peers: readonly Peer[];
  readonly network: NetworkSettings;
  readonly database: DatabaseSettings;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
}

/** One region's whole network, from the VPC to the record of its traffic. */
export class Network extends pulumi.ComponentResource {
  readonly vpc: CoreVpc;
  readonly subnets: Subnets;
  readonly nat: NatGateways;
  readonly routing: Routing;
  readonly groups: SecurityGroups;
  readonly aclIds: Readonly<Record<"private" | "data", pulumi.Output<string>>>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:Network", name, {}, opts);
    const { place, region, network, keyArn, boundaryArn } = args;
    const { cidr, zones } = region;
    const child = { parent: this };

    const vpc = new CoreVpc(`${name}-core`, { place, cidr }, child);
    const { vpcId, ipv6Cidr, internetGateway, egressOnlyGatewayId } = vpc;
    const zoneIds = { a: zones[0], b: zones[1], c: zones[2] };
    const subnets = new Subnets(`${name}-subnet`, { place, vpcId, cidr, ipv6Cidr, zoneIds }, child);
    const subnetIds = subnets.ids;
    const way = { place, mode: network.nat, vpcId, publicSubnetIds: subnetIds.public, internetGateway };
    const nat = new NatGateways(`${name}-nat`, way, child);
    const ways = { internetGatewayId: internetGateway.id, egressOnlyGatewayId, natGatewayIds: nat.ids };
    const routing = new Routing(`${name}-route`, { place, vpcId, subnetIds, ...ways }, child);

    this.vpc = vpc;
    this.subnets = subnets;
    this.nat = nat;
    this.routing = routing;
    this.aclIds = this.filterTiers(name, args);
    this.groups = this.connectServices(name, args);
    new FlowLogs(
      `${name}-flow`,
      { place, vpcId, keyArn, boundaryArn, retentionDays: network.flowLogRetentionDays },
      child,
    );
    this.registerOutputs({});
  }

  private filterTiers(name: string, { place, region, peers, database }: NetworkArgs) {
    const { vpcId, ipv6Cidr } = this.vpc;
    const vpc = { ipv4: region.cidr, ipv6: ipv6Cidr };
    const own = {
      ipv4: tierCidr(region.cidr, "private"),
      ipv6: ipv6Cidr.apply((block) => tierCidr(block, "private")),
    };
    const filter = (tier: Tier, rules: readonly AclRule[]) => {
      const subnetIds = Object.values(this.subnets.ids[tier]);
      return new TierAcl(`${name}-${tier}`, { place, tier, vpcId, subnetIds, rules }, { parent: this }).aclId;
    };

    filter("public", publicAclRules(vpc));
    return {
      private: filter("private", privateAclRules(vpc, peers)),
      data: filter("data", dataAclRules(own, peers, database.port)),
    };
  }

  private connectServices(name: string, { place, peers, network, database }: NetworkArgs): SecurityGroups {
    const { vpcId } = this.vpc;
    const rules = securityRules({
      ingressCidrs: network.ingressCidrs,
      databasePort: database.port,
      databasePeers: database.allowPeers ? peers.map(({ privateTierCidr4 }) => privateTierCidr4) : [],
    });
    const groups = new SecurityGroups(`${name}-group`, { place, vpcId, rules }, { parent: this });
    const { private: inner, data } = this.routing.tableIds;
    const endpoints = {
      services: network.interfaceEndpoints,
      routeTableIds: [...Object.values(inner), data],
      subnetIds: Object.values(this.subnets.ids.private),
      securityGroupId: groups.ids.endpoints,
    };
    new Endpoints(`${name}-endpoint`, { place, vpcId, ...endpoints }, { parent: this });
    return groups;
  }
}
