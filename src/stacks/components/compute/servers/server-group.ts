import { Group } from "@pulumi/aws/autoscaling/group.js";
import { Policy } from "@pulumi/aws/autoscaling/policy.js";
import * as pulumi from "@pulumi/pulumi";

import { autoscalingRoleArn } from "../../../arns.js";
import type { ComputeSettings } from "../../../compute-settings.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { BalancerTarget } from "../load-balancer.js";
import type { ServerTemplate } from "./server-template.js";

export interface ServerGroupArgs {
  readonly place: Place;
  readonly template: ServerTemplate;
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Undefined where no load balancer asks the servers. */
  readonly target: BalancerTarget | undefined;
  readonly compute: ComputeSettings;
  /** What servers need from their first second on. */
  readonly after: readonly pulumi.Resource[];
}

/** As many web servers as the load asks for, in every zone, most of them at spot prices. */
export class ServerGroup extends pulumi.ComponentResource {
  readonly groupName: pulumi.Output<string>;

  constructor(name: string, args: ServerGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:ServerGroup", name, {}, opts);
    const { place, target, after, compute } = args;

    const group = new Group(
      `${name}-group`,
      {
        ...STEADY,
        enabledMetrics: [...METRICS],
        name: regionalNames.autoscalingGroup(place),
        minSize: compute.minSize,
        maxSize: compute.maxSize,
        desiredCapacity: compute.minSize,
        vpcZoneIdentifiers: [...args.subnetIds],
        mixedInstancesPolicy: mixedInstances(args),
        serviceLinkedRoleArn: autoscalingRoleArn(place),
        ...(target === undefined ? { healthCheckType: "EC2" } : answering(target)),
        // Not for the servers, which the launch template names.
        tags: [{ key: "Name", value: regionalNames.autoscalingGroup(place), propagateAtLaunch: false }],
      },
      {
        parent: this,
        // Nothing refers to the way out that a server's first minutes need, nor to the listener that asks it.
        dependsOn: [...after, ...(target === undefined ? [] : [target.listener])],
        ignoreChanges: ["desiredCapacity"],
      },
    );
    new Policy(
      `${name}-cpu`,
      { name: regionalNames.scalingPolicy(place), autoscalingGroupName: group.name, ...TARGET_TRACKING },
      { parent: this },
    );

    this.groupName = group.name;
    this.registerOutputs({ groupName: this.groupName });
  }
}

/** In seconds. Servers are renewed every 30 days, and one by one when their template changes. */
const STEADY = {
  healthCheckGracePeriod: 300,
  defaultInstanceWarmup: 120,
  maxInstanceLifetime: 30 * 24 * 3600,
  waitForCapacityTimeout: "15m",
  capacityRebalance: true,
  terminationPolicies: ["OldestLaunchTemplate", "Default"],
  // Without autoRollback, which AWS refuses for images that a parameter names:
  // https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
  instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 120 } },
  metricsGranularity: "1Minute",
};

const METRICS = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
] as const;

/** In percent: below the alarm's, so that the group grows before anybody is told. */
const TARGET_TRACKING = {
  policyType: "TargetTrackingScaling",
  targetTrackingConfiguration: {
    predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    targetValue: 55,
  },
};

function answering({ arn }: BalancerTarget) {
  return { healthCheckType: "ELB", targetGroupArns: [arn] };
}

function mixedInstances({ template, compute }: ServerGroupArgs) {
  return {
    instancesDistribution: {
      onDemandBaseCapacity: compute.onDemandBase,
      onDemandPercentageAboveBaseCapacity: compute.onDemandPercent,
      onDemandAllocationStrategy: "prioritized",
      spotAllocationStrategy: "price-capacity-optimized",
    },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.templateId, version: template.version },
      overrides: compute.instanceTypes.map((instanceType) => ({ instanceType })),
    },
  };
}
