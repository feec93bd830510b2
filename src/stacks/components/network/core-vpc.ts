import { DefaultNetworkAcl } from "@pulumi/aws/ec2/defaultNetworkAcl.js";
import { DefaultRouteTable } from "@pulumi/aws/ec2/defaultRouteTable.js";
import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import { EgressOnlyInternetGateway } from "@pulumi/aws/ec2/egressOnlyInternetGateway.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import * as pulumi from "@pulumi/pulumi";

import { name as physicalName, type Place } from "../../naming.js";

export interface CoreVpcArgs {
  readonly place: Place;
  readonly cidr: string;
}

/** A dual-stack VPC with its gateways. The defaults that AWS adds are emptied, so that nothing can rely on them. */
export class CoreVpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly ipv6Cidr: pulumi.Output<string>;
  readonly internetGateway: InternetGateway;
  readonly egressOnlyGatewayId: pulumi.Output<string>;

  constructor(name: string, { place, cidr }: CoreVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:CoreVpc", name, {}, opts);
    const child = { parent: this };
    const named = (kind: "vpc" | "igw" | "eigw" | "sg" | "rt" | "nacl", id = "core") => ({
      Name: physicalName(kind, id, place),
    });

    const vpc = new Vpc(
      `${name}-vpc`,
      {
        cidrBlock: cidr,
        assignGeneratedIpv6CidrBlock: true,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: named("vpc"),
      },
      child,
    );
    const vpcId = vpc.id;
    new DefaultSecurityGroup(
      `${name}-default-sg`,
      { vpcId, ingress: [], egress: [], tags: named("sg", "default") },
      child,
    );
    new DefaultRouteTable(
      `${name}-default-rt`,
      { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: named("rt", "default") },
      child,
    );
    new DefaultNetworkAcl(
      `${name}-default-nacl`,
      { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [], tags: named("nacl", "default") },
      // A subnet that no list names falls back to this one, which is no change of ours.
      { ...child, ignoreChanges: ["subnetIds"] },
    );
    const egressOnly = new EgressOnlyInternetGateway(`${name}-eigw`, { vpcId, tags: named("eigw") }, child);

    this.vpcId = vpcId;
    this.ipv6Cidr = vpc.ipv6CidrBlock;
    this.internetGateway = new InternetGateway(`${name}-igw`, { vpcId, tags: named("igw") }, child);
    this.egressOnlyGatewayId = egressOnly.id;
    this.registerOutputs({ vpcId: this.vpcId, ipv6Cidr: this.ipv6Cidr });
  }
}
