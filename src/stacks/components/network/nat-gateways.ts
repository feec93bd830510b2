import { Eip } from "@pulumi/aws/ec2/eip.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import * as pulumi from "@pulumi/pulumi";

import { name as physicalName, type Place } from "../../naming.js";
import type { NetworkSettings } from "../../settings.js";
import { type ByZone, byZone, type Zone } from "../../zones.js";

export interface NatGatewaysArgs {
  readonly place: Place;
  readonly mode: NetworkSettings["nat"];
  readonly vpcId: pulumi.Input<string>;
  readonly publicSubnetIds: ByZone<pulumi.Input<string>>;
  readonly internetGateway: pulumi.Resource;
}

/** The way out for IPv4 from private subnets: one for all zones, one for each, or AWS's own regional gateway. */
export class NatGateways extends pulumi.ComponentResource {
  /** Whatever the mode, so that a change of mode changes routes only. */
  readonly ids: ByZone<pulumi.Output<string>>;
  /** Each once, by the zone it is in or by `regional`. */
  readonly gateways: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: NatGatewaysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:NatGateways", name, {}, opts);
    const { place, mode, vpcId, publicSubnetIds } = args;
    // An address or a gateway is refused while the VPC has no way to the internet:
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip
    const child = { parent: this, dependsOn: [args.internetGateway] };
    const common = { connectivityType: "public" };

    const zonal = (zone: Zone) => {
      const eipTags = { Name: physicalName("eip", `nat-${zone}`, place) };
      const { id: allocationId } = new Eip(`${name}-${zone}-eip`, { domain: "vpc", tags: eipTags }, child);
      const tags = { Name: physicalName("nat", zone, place) };
      const subnetId = publicSubnetIds[zone];
      return new NatGateway(`${name}-${zone}`, { ...common, subnetId, allocationId, tags }, child).id;
    };
    const regional = () => {
      const tags = { Name: physicalName("nat", "regional", place) };
      return new NatGateway(`${name}-regional`, { ...common, vpcId, availabilityMode: "regional", tags }, child).id;
    };

    if (mode === "per-az") {
      this.ids = byZone(zonal);
      this.gateways = this.ids;
    } else {
      const shared = mode === "regional" ? regional() : zonal("a");
      this.ids = byZone(() => shared);
      this.gateways = { [mode === "regional" ? "regional" : "a"]: shared };
    }
    this.registerOutputs({ ids: this.ids });
  }
}
