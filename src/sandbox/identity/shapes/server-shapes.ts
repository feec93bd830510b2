import { randomUUID } from "node:crypto";
import { listAt, numberAt, textAt, textsAt, type Value } from "../../properties.js";
import { ec2Shape } from "./network-shapes.js";
import type { Born, Shape, Shapes } from "../shape.js";

const TEMPLATE: Shape = ec2Shape("lt", "Launch Template", "launch-template", {
  operations: { update: "CreateLaunchTemplateVersion" },
  nameProperty: "name",
  computed: { defaultVersion: () => 1, latestVersion: () => 1 },
  replaces: ["name", "namePrefix"],
  revisions: {
    outputs: ({ updateDefaultVersion }) => [
      "latestVersion",
      ...(updateDefaultVersion === true ? ["defaultVersion"] : []),
    ],
    unless: ["tags", "updateDefaultVersion", "defaultVersion"],
  },
});

const GROUP: Shape = {
  service: "Auto Scaling",
  noun: "Auto Scaling Group",
  operations: {
    create: "CreateAutoScalingGroup",
    update: "UpdateAutoScalingGroup",
    delete: "DeleteAutoScalingGroup",
  },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: {
    forceDelete: false,
    metricsGranularity: "1Minute",
    protectFromScaleIn: false,
    waitForCapacityTimeout: "10m",
  },
  computed: {
    arn: ({ region, accountId, id }) =>
      `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:${randomUUID()}:autoScalingGroupName/${id}`,
    availabilityZones: zonesOf,
    defaultCooldown: () => 300,
    desiredCapacity: ({ inputs }) => numberAt(inputs, "minSize"),
    healthCheckGracePeriod: () => 300,
    healthCheckType: () => "EC2",
    predictedCapacity: () => 0,
    warmPoolSize: () => 0,
  },
  replaces: ["name", "namePrefix"],
};

const POLICY: Shape = {
  service: "Auto Scaling",
  noun: "Auto Scaling Policy",
  operations: { create: "PutScalingPolicy", update: "PutScalingPolicy", delete: "DeletePolicy" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  defaults: { enabled: true },
  computed: {
    arn: ({ region, accountId, inputs, id }) =>
      `arn:aws:autoscaling:${region}:${accountId}:scalingPolicy:${randomUUID()}:autoScalingGroupName/${textAt(inputs, "autoscalingGroupName") ?? ""}:policyName/${id}`,
  },
  replaces: ["name", "autoscalingGroupName"],
  importId: (inputs) => `${textAt(inputs, "autoscalingGroupName") ?? ""}/${textAt(inputs, "name") ?? ""}`,
};

export const SERVER_SHAPES: Shapes = {
  "aws:autoscaling/group:Group": GROUP,
  "aws:autoscaling/policy:Policy": POLICY,
  "aws:ec2/launchTemplate:LaunchTemplate": TEMPLATE,
};

/** Those of its subnets. */
function zonesOf({ account, inputs }: Born): readonly Value[] {
  const zones = textsAt(inputs, "vpcZoneIdentifiers")
    .flatMap((id) => account.withId(id))
    .flatMap(({ outputs }) => textAt(outputs, "availabilityZone") ?? []);
  return [...listAt(inputs, "availabilityZones"), ...zones];
}
