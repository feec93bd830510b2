import { all, none, property } from "../conditions/resources.js";
import { at, both, eachOf, is, said, type Test } from "../conditions/values.js";
import { answer } from "../answer.js";
import { control } from "../control.js";
import { isUnknown } from "../planned-resource.js";
import type { Rule } from "../rule.js";

const TEMPLATE = ["aws:ec2/launchTemplate:LaunchTemplate"];
const GROUP = ["aws:autoscaling/group:Group"];
const FUNCTION = ["aws:lambda/function:Function"];

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const SUPPORTED = [
  ...["python3.10", "python3.11", "python3.12", "python3.13", "python3.14"],
  ...["nodejs22.x", "nodejs24.x", "java17", "java21", "java25", "dotnet8", "dotnet10", "ruby3.3", "ruby3.4"],
  ...["provided.al2", "provided.al2023"],
];

/** A list with that many items. */
function items(least: number): Test {
  return (value) => (isUnknown(value) ? "unknown" : answer([value ?? []].flat().length >= least));
}

export const COMPUTE_RULES: readonly Rule[] = [
  control("EC2.170", "low", {
    cis: "5.7",
    title: "instances ask for a session before they tell their credentials (IMDSv2)",
    protectsFrom: "A web server that is tricked into reading its own credentials out",
    remedy: "set metadataOptions.httpTokens to required",
    check: { of: TEMPLATE, holds: property("metadataOptions.httpTokens", is("required")) },
  }),
  control("EC2.25", "high", {
    title: "launch templates give no public addresses",
    protectsFrom: "Servers that anybody can reach past the load balancer",
    remedy: "set associatePublicIpAddress to false on each of networkInterfaces",
    check: {
      of: TEMPLATE,
      holds: property("networkInterfaces", both(said, eachOf(at("associatePublicIpAddress", is(false))))),
    },
  }),
  control("EC2.181", "medium", {
    title: "launch templates encrypt volumes",
    protectsFrom: "Whoever gets hold of a volume or a snapshot",
    remedy: "set ebs.encrypted to true in each of blockDeviceMappings",
    check: {
      of: TEMPLATE,
      holds: property("blockDeviceMappings", both(said, eachOf(at("ebs.encrypted", is(true))))),
    },
  }),
  control("AutoScaling.1", "low", {
    title: "groups behind a load balancer replace what no longer answers it",
    protectsFrom: "Servers that run and serve nobody",
    remedy: "set healthCheckType to ELB",
    check: { of: GROUP, where: property("targetGroupArns", said), holds: property("healthCheckType", is("ELB")) },
  }),
  control("AutoScaling.2", "medium", {
    title: "groups span several zones",
    protectsFrom: "The loss of a zone",
    remedy: "name subnets of two zones or more in vpcZoneIdentifiers",
    check: { of: GROUP, holds: property("vpcZoneIdentifiers", items(2)) },
  }),
  control("AutoScaling.6", "medium", {
    title: "groups take several instance types",
    protectsFrom: "A type that AWS has run out of",
    remedy: "name two or more in mixedInstancesPolicy.launchTemplate.overrides",
    check: { of: GROUP, holds: property("mixedInstancesPolicy.launchTemplate.overrides", items(2)) },
  }),
  control("AutoScaling.9", "medium", {
    title: "groups start from launch templates",
    protectsFrom:
      "Launch configurations, which cannot ask for IMDSv2 by default or for encrypted volumes of several keys",
    remedy: "set launchTemplate or mixedInstancesPolicy, and no launchConfiguration",
    check: { of: GROUP, holds: none(property("launchConfiguration", said)) },
  }),
  control("Lambda.1", "critical", {
    title: "functions cannot be called by everybody",
    protectsFrom: "Strangers, and other accounts' events, that make a function work for them",
    remedy: "name one principal, and for a service its sourceArn or sourceAccount",
    check: {
      of: ["aws:lambda/permission:Permission"],
      holds: all(none(property("principal", is("*"))), (permission, world) =>
        property("sourceArn", said)(permission, world) === "yes"
          ? "yes"
          : property("sourceAccount", said)(permission, world),
      ),
    },
  }),
  control("Lambda.2", "medium", {
    title: "functions run on what AWS still mends",
    protectsFrom: "Holes in a runtime that nobody closes any more",
    remedy: "set runtime to a supported one, such as python3.12",
    check: { of: FUNCTION, holds: property("runtime", is(...SUPPORTED)) },
  }),
  control("Lambda.3", "low", {
    beyond: "nist",
    title: "functions run in a VPC",
    protectsFrom: "Traffic that no network rule and no flow log sees",
    remedy: "set vpcConfig",
    check: { of: FUNCTION, holds: property("vpcConfig.subnetIds", items(1)) },
  }),
  control("Lambda.5", "medium", {
    title: "functions in a VPC span several zones",
    protectsFrom: "The loss of a zone",
    remedy: "name subnets of two zones or more in vpcConfig.subnetIds",
    check: {
      of: FUNCTION,
      where: property("vpcConfig", said),
      holds: property("vpcConfig.subnetIds", items(2)),
    },
  }),
  control("Lambda.7", "low", {
    beyond: "nist",
    title: "functions are traced",
    protectsFrom: "Calls that take long or fail, and nobody can tell where",
    remedy: "set tracingConfig.mode to Active",
    check: { of: FUNCTION, holds: property("tracingConfig.mode", is("Active")) },
  }),
];
