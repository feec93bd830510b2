import { NetworkAclRule } from "@pulumi/aws/ec2/networkAclRule.js";
import { PeeringConnectionOptions } from "@pulumi/aws/ec2/peeringConnectionOptions.js";
import { Route } from "@pulumi/aws/ec2/route.js";
import { VpcPeeringConnection } from "@pulumi/aws/ec2/vpcPeeringConnection.js";
import { VpcPeeringConnectionAccepter } from "@pulumi/aws/ec2/vpcPeeringConnectionAccepter.js";
import * as pulumi from "@pulumi/pulumi";

import { peerDataRules, peerPrivateRule } from "../../acl-rules.js";
import { privateTierOf } from "../../addressing.js";
import { name as physicalName } from "../../naming.js";
import type { RegionalInputs } from "../../outputs.js";
import { ruleInputs, ruleName } from "./tier-acl.js";

/** One side of a peering. */
export interface PeeringSide {
  readonly region: string;
  /** Numbers the rules by which the other side's network lists name this one. */
  readonly index: number;
  readonly outputs: RegionalInputs;
}

export interface PeeringArgs {
  readonly environment: string;
  readonly account: string;
  readonly requester: PeeringSide;
  readonly accepter: PeeringSide;
  readonly includePublicTables: boolean;
  readonly databasePort: number;
}

/** The link between two regions: private and data tier of one reach those of the other, over both families. */
export class Peering extends pulumi.ComponentResource {
  readonly connectionId: pulumi.Output<string>;

  constructor(name: string, args: PeeringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:Peering", name, {}, opts);
    const { requester, accepter } = args;
    const child = { parent: this };
    const { region } = requester;
    const tags = { Name: physicalName("pcx", region, { ...args, region: accepter.region }) };

    const connection = new VpcPeeringConnection(
      `${name}-connection`,
      {
        region,
        vpcId: requester.outputs.vpcId,
        peerVpcId: accepter.outputs.vpcId,
        peerRegion: accepter.region,
        autoAccept: false,
        tags,
      },
      child,
    );
    const accepted = new VpcPeeringConnectionAccepter(
      `${name}-accepter`,
      { region: accepter.region, vpcPeeringConnectionId: connection.id, autoAccept: true, tags },
      child,
    );
    // What follows is refused while the connection is not active, so it takes its id from the acceptance.
    const vpcPeeringConnectionId = accepted.id;
    const dns = { allowRemoteVpcDnsResolution: true };
    const asked = { region, vpcPeeringConnectionId, requester: dns };
    new PeeringConnectionOptions(`${name}-requester-options`, asked, child);
    const answered = { region: accepter.region, vpcPeeringConnectionId, accepter: dns };
    new PeeringConnectionOptions(`${name}-accepter-options`, answered, child);
    this.admit(name, { from: accepter, to: requester, ...args, connectionId: vpcPeeringConnectionId });
    this.admit(name, { from: requester, to: accepter, ...args, connectionId: vpcPeeringConnectionId });

    this.connectionId = vpcPeeringConnectionId;
    this.registerOutputs({ connectionId: this.connectionId });
  }

  /** Routes one side's answers to the other, and lets the other's IPv6 in; its IPv4 the region's own stack knows. */
  private admit(name: string, { from, to, connectionId, includePublicTables, databasePort }: Admission): void {
    const { region } = to;
    const { private: inner, data, public: open } = to.outputs.routeTableIds;
    const peer = from.outputs;
    const tables = { private: inner, data, ...(includePublicTables ? { public: open } : {}) };
    for (const [tier, ids] of Object.entries(tables)) {
      ids.forEach((routeTableId, at) => {
        const common = { region, routeTableId, vpcPeeringConnectionId: connectionId };
        const route = `${name}-${region}-${tier}-${at + 1}`;
        const ipv4 = { ...common, destinationCidrBlock: peer.privateTierCidr4 };
        new Route(`${route}-ipv4`, ipv4, { parent: this });
        const ipv6 = { ...common, destinationIpv6CidrBlock: peer.privateTierCidr6 };
        new Route(`${route}-ipv6`, ipv6, { parent: this });
      });
    }

    const { private: privateAcl, data: dataAcl } = to.outputs.naclIds;
    const database = pulumi.output(peer.privateTierCidr6).apply(privateTierOf);
    const rules = {
      private: { acl: privateAcl, rules: [peerPrivateRule(from.index, 6, peer.privateTierCidr6)] },
      data: { acl: dataAcl, rules: peerDataRules(from.index, 6, database, databasePort) },
    };
    for (const [tier, { acl, rules: ofTier }] of Object.entries(rules)) {
      for (const rule of ofTier) {
        const inputs = { region, networkAclId: acl, ...ruleInputs(rule) };
        new NetworkAclRule(ruleName(`${name}-${region}-${tier}`, rule), inputs, { parent: this });
      }
    }
  }
}

interface Admission extends PeeringArgs {
  readonly from: PeeringSide;
  readonly to: PeeringSide;
  readonly connectionId: pulumi.Output<string>;
}
