import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import * as pulumi from "@pulumi/pulumi";

import { subnetCidr, type Tier } from "../../addressing.js";
import { name as physicalName, type Place } from "../../naming.js";
import { type ByZone, byZone } from "../../zones.js";

export interface SubnetsArgs {
  readonly place: Place;
  readonly vpcId: pulumi.Input<string>;
  readonly cidr: string;
  readonly ipv6Cidr: pulumi.Output<string>;
  readonly zoneIds: ByZone<string>;
}

/** Three tiers in three zones. A fourth tier's addresses stay free. */
export class Subnets extends pulumi.ComponentResource {
  readonly ids: Readonly<Record<Tier, ByZone<pulumi.Output<string>>>>;

  constructor(name: string, args: SubnetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:Subnets", name, {}, opts);
    const { place, vpcId, cidr, ipv6Cidr, zoneIds } = args;

    const tier = (of: Tier) =>
      byZone((zone, at) => {
        const subnet = new Subnet(
          `${name}-${of}-${zone}`,
          {
            vpcId,
            availabilityZoneId: zoneIds[zone],
            cidrBlock: subnetCidr(cidr, of, at),
            ipv6CidrBlock: ipv6Cidr.apply((block) => subnetCidr(block, of, at)),
            assignIpv6AddressOnCreation: of !== "data",
            mapPublicIpOnLaunch: false,
            tags: { Name: physicalName("subnet", `${of}-${zone}`, place) },
          },
          { parent: this, customTimeouts: AFTER_FUNCTIONS },
        );
        return subnet.id;
      });

    this.ids = { public: tier("public"), private: tier("private"), data: tier("data") };
    this.registerOutputs({ ids: this.ids });
  }
}

/**
 * Lambda lets go of a function's network interfaces up to 40 minutes after the function is gone, and what they are in
 * cannot be deleted before: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
 */
export const AFTER_FUNCTIONS = { delete: "45m" } as const;
