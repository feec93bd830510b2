import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows } from "../support/graph.js";
import { ofType, only, register, run } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const build = (settings: Partial<PlatformSettings> = {}) =>
  register(() => regionalProgram({ ...PROD, ...settings }, "us-east-1"));
const PRIMARY = await build();

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const LISTENER = "aws:lb/listener:Listener";
const arn = (name: string) => `arn:aws:mock:us-east-1:111122223333:${name}`;

describe("the launch template", () => {
  const { inputs } = only(PRIMARY, TEMPLATE);

  it("starts servers without a key pair, a public address, old metadata or a volume in plain text", () => {
    const { tags, tagSpecifications, userData, ...rest } = inputs;

    expect([tags, tagSpecifications, userData].includes(undefined)).toBe(false);
    expect(rest).toEqual({
      name: "PROD-lt-web-us-east-1",
      description: "A web server that answers the load balancer",
      updateDefaultVersion: true,
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      instanceInitiatedShutdownBehavior: "terminate",
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: true },
      iamInstanceProfile: { arn: arn("tap-compute-servers-role-profile") },
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          securityGroups: ["tap-network-group-app-id"],
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            encrypted: "true",
            kmsKeyId: arn("tap-master-key"),
            volumeType: "gp3",
            volumeSize: 20,
            deleteOnTermination: "true",
          },
        },
      ],
    });
  });

  it("tags what servers bring along", () => {
    expect(inputs["tagSpecifications"]).toEqual([
      { resourceType: "instance", tags: { ...PROD.tags, Name: "PROD-ec2-web-us-east-1" } },
      { resourceType: "volume", tags: { ...PROD.tags, Name: "PROD-ebs-web-us-east-1" } },
      { resourceType: "network-interface", tags: { ...PROD.tags, Name: "PROD-eni-web-us-east-1" } },
    ]);
  });

  it("takes the image of the servers' architecture", async () => {
    const compute = { ...PROD.compute, instanceTypes: ["m7g.large", "c7g.large"] };

    expect(only(await build({ compute }), TEMPLATE).inputs["imageId"]).toMatch(/kernel-default-arm64$/);
  });
});

describe("the group of servers", () => {
  const group = only(PRIMARY, GROUP);

  it("spreads over three zones and many types, and replaces what the load balancer finds ill", () => {
    const { tags, enabledMetrics, ...rest } = group.inputs;

    expect(tags).toBeDefined();
    expect(enabledMetrics).toContain("GroupInServiceInstances");
    expect(rest).toEqual({
      name: "PROD-asg-web-us-east-1",
      minSize: 2,
      maxSize: 6,
      desiredCapacity: 2,
      vpcZoneIdentifiers: ["a", "b", "c"].map((zone) => `tap-network-subnet-private-${zone}-id`),
      healthCheckType: "ELB",
      healthCheckGracePeriod: 300,
      targetGroupArns: [arn("tap-compute-balancer-target")],
      defaultInstanceWarmup: 120,
      maxInstanceLifetime: 2_592_000,
      waitForCapacityTimeout: "15m",
      capacityRebalance: true,
      terminationPolicies: ["OldestLaunchTemplate", "Default"],
      metricsGranularity: "1Minute",
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 120 } },
      serviceLinkedRoleArn:
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_tapctl-prod-us-east-1",
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandBaseCapacity: 2,
          onDemandPercentageAboveBaseCapacity: 50,
          onDemandAllocationStrategy: "prioritized",
          spotAllocationStrategy: "price-capacity-optimized",
        },
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "tap-compute-servers-launch-template-id", version: "1" },
          overrides: ["m6i.large", "m5.large", "c6i.large", "c5.large", "t3.large"].map((instanceType) => ({
            instanceType,
          })),
        },
      },
    });
    expect(group.ignoreChanges).toEqual(["desiredCapacity"]);
  });

  it.each([
    ["the way out", "aws:ec2/route:Route", "private-a-default-ipv4"],
    ["the way out in IPv6", "aws:ec2/route:Route", "private-c-default-ipv6"],
    ["its subnets' routes", "aws:ec2/routeTableAssociation:RouteTableAssociation", "private-b"],
    ["the listener", LISTENER, "https"],
    ["its log", "aws:cloudwatch/logGroup:LogGroup", "servers-log"],
    ["its own policy", "aws:iam/rolePolicy:RolePolicy", "servers-role-policy"],
    ["AWS's policy for sessions", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "servers-role-session-manager"],
    ["its service role", "aws:iam/serviceLinkedRole:ServiceLinkedRole", ""],
  ])("waits for %s", (_, type, suffix) => {
    expect(follows(PRIMARY, group, only(PRIMARY, type, suffix))).toBe(true);
  });

  it("grows before anybody is told", () => {
    expect(only(PRIMARY, POLICY).inputs).toEqual({
      name: "PROD-scaling-cpu-us-east-1",
      autoscalingGroupName: "PROD-asg-web-us-east-1",
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: 55,
      },
    });
  });

  it.each([
    ["a load balancer", { features: { ...PROD.features, loadBalancer: false } }],
    ["a certificate", { tls: { ...PROD.tls, mode: "none" as const } }],
  ])("asks EC2 for its servers' health without %s", async (_, settings) => {
    const { inputs } = only(await build(settings), GROUP);

    expect(inputs["healthCheckType"]).toBe("EC2");
    expect(inputs).not.toHaveProperty("targetGroupArns");
  });
});

describe("the servers' role", () => {
  it("is theirs by one profile, and has one policy of its own and two of AWS's", () => {
    expect(only(PRIMARY, PROFILE).inputs).toMatchObject({
      name: "PROD-profile-ec2-web-us-east-1",
      path: "/tapctl/prod/",
      role: "PROD-role-ec2-web-us-east-1",
    });
    const attached = ofType(PRIMARY, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(
      ({ inputs }) => inputs["role"] === "PROD-role-ec2-web-us-east-1",
    );
    expect(attached.map(({ inputs }) => inputs["policyArn"])).toEqual([
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
      "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
    ]);
  });

  it.each([true, false])("reaches the table where there is one: %s", async (table) => {
    const resources = await build({ features: { ...PROD.features, table } });

    const { policy } = only(resources, "aws:iam/rolePolicy:RolePolicy", "servers-role-policy").inputs;
    expect(String(policy).includes("dynamodb:GetItem")).toBe(table);
    expect(String(policy).includes(arn("tap-master-key"))).toBe(table);
  });
});

it("keeps the servers' log encrypted and for a time", () => {
  expect(only(PRIMARY, "aws:cloudwatch/logGroup:LogGroup", "servers-log").inputs).toMatchObject({
    name: "/prod/web/us-east-1",
    kmsKeyId: arn("tap-master-key"),
    retentionInDays: 365,
  });
});

it("tells the name of the group", async () => {
  const { result } = await run(() => regionalProgram(PROD, "us-east-1"));

  expect(result).toHaveProperty("asgName");
});

it("makes no servers with the feature off", async () => {
  const { result, resources } = await run(() =>
    regionalProgram({ ...PROD, features: { ...PROD.features, servers: false } }, "us-east-1"),
  );

  const types = [GROUP, POLICY, TEMPLATE, PROFILE];
  expect(resources.filter(({ type }) => types.includes(type))).toEqual([]);
  expect(resources.filter(({ name }) => /tap-(compute|alarm)-servers/.test(name))).toEqual([]);
  expect(result).not.toHaveProperty("asgName");
});
