import { Route } from "@pulumi/aws/ec2/route.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import * as pulumi from "@pulumi/pulumi";

import type { Tier } from "../../addressing.js";
import { name as physicalName, type Place } from "../../naming.js";
import { type ByZone, byZone } from "../../zones.js";

export interface RoutingArgs {
  readonly place: Place;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: Readonly<Record<Tier, ByZone<pulumi.Input<string>>>>;
  readonly internetGatewayId: pulumi.Input<string>;
  readonly egressOnlyGatewayId: pulumi.Input<string>;
  readonly natGatewayIds: ByZone<pulumi.Input<string>>;
}

export interface RouteTableIds {
  readonly public: pulumi.Output<string>;
  readonly private: ByZone<pulumi.Output<string>>;
  readonly data: pulumi.Output<string>;
}

/**
 * Which way each subnet's traffic goes. The data tier has no way out. Routes are resources of their own: the global
 * stack adds those to peers, and a table with inline routes would remove them again.
 */
export class Routing extends pulumi.ComponentResource {
  readonly tableIds: RouteTableIds;

  constructor(name: string, args: RoutingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:Routing", name, {}, opts);
    const { place, vpcId, subnetIds, internetGatewayId: gatewayId, egressOnlyGatewayId } = args;
    const child = { parent: this };

    const table = (id: string) => {
      const tags = { Name: physicalName("rt", id, place) };
      return new RouteTable(`${name}-${id}`, { vpcId, tags }, child).id;
    };
    const route = (id: string, routeTableId: pulumi.Output<string>, { ipv4, ipv6 }: DefaultRoutes) => {
      const name4 = `${name}-${id}-default-ipv4`;
      new Route(name4, { routeTableId, destinationCidrBlock: "0.0.0.0/0", ...ipv4 }, child);
      const name6 = `${name}-${id}-default-ipv6`;
      new Route(name6, { routeTableId, destinationIpv6CidrBlock: "::/0", ...ipv6 }, child);
    };

    const tables = {
      public: table("public"),
      private: byZone((zone) => table(`private-${zone}`)),
      data: table("data"),
    };
    route("public", tables.public, { ipv4: { gatewayId }, ipv6: { gatewayId } });
    byZone((zone) => {
      const ipv4 = { natGatewayId: args.natGatewayIds[zone] };
      route(`private-${zone}`, tables.private[zone], { ipv4, ipv6: { egressOnlyGatewayId } });
      const associate = (tier: Tier, routeTableId: pulumi.Output<string>) =>
        new RouteTableAssociation(`${name}-${tier}-${zone}`, { subnetId: subnetIds[tier][zone], routeTableId }, child);
      associate("public", tables.public);
      associate("private", tables.private[zone]);
      associate("data", tables.data);
    });

    this.tableIds = tables;
    this.registerOutputs({ tableIds: this.tableIds });
  }
}

type Target = Readonly<Record<string, pulumi.Input<string>>>;

interface DefaultRoutes {
  readonly ipv4: Target;
  readonly ipv6: Target;
}
