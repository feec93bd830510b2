import { some } from "../answer.js";
import { ADMINISTRATION, avoids, fromWorld, HIGH_RISK, within } from "../conditions/ports.js";
import { all, companion, none, property, stackHas } from "../conditions/resources.js";
import { eachOf, is, matches, not, orLeftOut, said } from "../conditions/values.js";
import { control } from "../control.js";
import type { Rule } from "../rule.js";

const VPC = ["aws:ec2/vpc:Vpc"];
const INGRESS = ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"];
const NARROW = "name the addresses that need the port, or open no port at all: Session Manager needs none";
const BLOCK_PUBLIC = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const nothing = eachOf(() => "no");

function endpoint(service: string) {
  return stackHas(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    all(
      property("serviceName", matches(new RegExp(`^com\\.amazonaws\\.[a-z0-9-]+\\.${service}$`))),
      property("vpcEndpointType", is("Interface")),
    ),
  );
}

export const NETWORK_RULES: readonly Rule[] = [
  control("EC2.2", "high", {
    cis: "5.5",
    title: "the default security group lets nothing in or out",
    protectsFrom: "What is started without a group of its own and then reaches everything beside it",
    remedy: "adopt it with a DefaultSecurityGroup without rules",
    check: {
      of: VPC,
      holds: companion(
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "vpcId",
        all(property("ingress", nothing), property("egress", nothing)),
      ),
    },
  }),
  control("EC2.6", "medium", {
    cis: "3.7",
    title: "VPCs log their traffic",
    protectsFrom: "An intruder whose connections nobody can trace",
    remedy: "give the VPC a FlowLog with trafficType ALL or REJECT",
    check: {
      of: VPC,
      holds: companion("aws:ec2/flowLog:FlowLog", "vpcId", property("trafficType", is("ALL", "REJECT"))),
    },
  }),
  control("EC2.10", "medium", {
    title: "EC2's API is reached without leaving the VPC",
    protectsFrom: "Calls to AWS that need a way to the internet",
    remedy: "add ec2 to network.interfaceEndpoints",
    check: { stack: "regional", promised: "ec2Endpoint", has: endpoint("ec2") },
  }),
  control("EC2.57", "medium", {
    title: "Systems Manager is reached without leaving the VPC",
    protectsFrom: "Sessions to servers that need a way to the internet",
    remedy: "add ssm to network.interfaceEndpoints",
    check: { stack: "regional", promised: "ssmEndpoint", has: endpoint("ssm") },
  }),
  control("EC2.12", "low", {
    beyond: "nist",
    title: "elastic addresses are in use",
    protectsFrom: "Addresses that are paid for, trusted somewhere and watched by nobody",
    remedy: "give it to a NatGateway, or delete it",
    check: { of: ["aws:ec2/eip:Eip"], holds: companion("aws:ec2/natGateway:NatGateway", "allocationId") },
  }),
  control("EC2.15", "medium", {
    title: "subnets give nothing a public address",
    protectsFrom: "A machine that is on the internet without anybody having asked for it",
    remedy: "set mapPublicIpOnLaunch to false",
    check: { of: ["aws:ec2/subnet:Subnet"], holds: property("mapPublicIpOnLaunch", orLeftOut(is(false))) },
  }),
  control("EC2.16", "low", {
    title: "network ACLs are in use",
    protectsFrom: "Rules that look as if they guarded something",
    remedy: "name subnets in subnetIds, or delete it",
    check: { of: ["aws:ec2/networkAcl:NetworkAcl"], holds: property("subnetIds", said) },
  }),
  control("EC2.18", "high", {
    title: "security groups open only HTTP and HTTPS to the world",
    protectsFrom: "Everybody who tries every port of every address",
    remedy: "name the addresses that need the port",
    check: { of: INGRESS, where: fromWorld(4, 6), holds: within([80, 443]) },
  }),
  control("EC2.19", "critical", {
    title: "security groups open no port of high risk to the world",
    protectsFrom: "Attacks on databases, shells and consoles that answer everybody",
    remedy: NARROW,
    check: { of: INGRESS, where: fromWorld(4, 6), holds: avoids(HIGH_RISK) },
  }),
  control("EC2.21", "medium", {
    cis: "5.2",
    title: "network ACLs open neither SSH nor RDP to the world",
    protectsFrom: "Guessed passwords on a shell, should a security group be opened by mistake",
    remedy: "leave 22 and 3389 out of the range",
    check: {
      of: ["aws:ec2/networkAclRule:NetworkAclRule"],
      where: all(fromWorld(4, 6), property("ruleAction", is("allow")), none(property("egress", is(true)))),
      holds: avoids(ADMINISTRATION),
    },
  }),
  control("EC2.53", "high", {
    ...{ beyond: "cis", cis: "5.3" },
    title: "security groups open neither SSH nor RDP to all IPv4 addresses",
    protectsFrom: "Guessed passwords on a shell",
    remedy: NARROW,
    check: { of: INGRESS, where: fromWorld(4), holds: avoids(ADMINISTRATION) },
  }),
  control("EC2.54", "high", {
    ...{ beyond: "cis", cis: "5.4" },
    title: "security groups open neither SSH nor RDP to all IPv6 addresses",
    protectsFrom: "Guessed passwords on a shell",
    remedy: NARROW,
    check: { of: INGRESS, where: fromWorld(6), holds: avoids(ADMINISTRATION) },
  }),
  control("EC2.172", "medium", {
    title: "the account keeps internet gateways out of its VPCs",
    protectsFrom: "A way to the internet that somebody adds",
    remedy: "make VpcBlockPublicAccessOptions with internetGatewayBlockMode block-bidirectional or block-ingress",
    check: {
      of: VPC,
      holds: (_, world) =>
        some(world.ofType(BLOCK_PUBLIC).map(({ inputs }) => not(is("off"))(inputs["internetGatewayBlockMode"]))),
    },
  }),
];
