import { subnetIn, trust, TYPE, vpcIn } from "./platform.js";
import type { Connection, Inputs, Outputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const NETWORK = { associatePublicIpAddress: "false" };

export const templateIn = (aws: Connection, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.launchTemplate, { name: "web", imageId: "ami-0123456789abcdef0", ...inputs });

/** A group as AWS accepts it, but for what is given. */
async function groupWith(aws: Connection, template: Outputs, inputs: Inputs = {}) {
  const vpc = await vpcIn(aws);
  const { id } = await subnetIn(aws, vpc.id);
  const launchTemplate = { id: template.id, version: "1" };
  const asked = { name: "web", minSize: 1, maxSize: 2, vpcZoneIdentifiers: [id], launchTemplate, ...inputs };
  return { inputs: asked, outputs: await aws.create(TYPE.scalingGroup, asked) };
}

const groupIn = async (aws: Connection, inputs: Inputs = {}) => groupWith(aws, await templateIn(aws), inputs);

export const SERVER_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "an instance profile name that the account has already": {
    async attempt({ east, west }) {
      await east.create(TYPE.role, { name: "app", assumeRolePolicy: trust("ec2.amazonaws.com") });
      await east.create(TYPE.instanceProfile, { name: "web", role: "app" });
      await west.create(TYPE.instanceProfile, { name: "web", path: "/other/", role: "app" });
    },
    message: /^Instance Profile web already exists\.$/,
  },
  "a launch template name that the region has already": {
    async attempt({ east, west }) {
      await templateIn(east);
      await templateIn(west);
      await templateIn(east);
    },
    message: /^Launch template name already in use\.$/,
  },
  "user data that is not encoded": {
    attempt: ({ east }) => templateIn(east, { userData: "#!/bin/bash\n" }),
    message: /^Invalid BASE64 encoding of user data\.$/,
  },
  "user data over 16 KB": {
    async attempt({ east }) {
      await templateIn(east, { name: "fits", userData: Buffer.alloc(16_384, "x").toString("base64") });
      await templateIn(east, { userData: Buffer.alloc(16_385, "x").toString("base64") });
    },
    message: /^User data is limited to 16384 bytes$/,
  },
  "a group name that the region has already": {
    async attempt({ east }) {
      const template = await templateIn(east);
      await groupWith(east, template);
      await groupWith(east, template);
    },
    message: /^AutoScalingGroup by this name already exists - A group with the name web already exists$/,
  },
  "a group with fewer servers at most than at least": {
    attempt: ({ east }) => groupIn(east, { minSize: 3 }),
    message: /^Max bound, 2, must be greater than or equal to min bound, 3$/,
  },
  "a group whose first size is beyond its bounds": {
    attempt: ({ east }) => groupIn(east, { desiredCapacity: 3 }),
    message: /^Desired capacity:3 must be between the specified min size:1 and max size:2$/,
  },
  "a number of spot pools for another strategy than lowest-price": {
    async attempt({ east }) {
      const template = await templateIn(east);
      const mixed = (spotAllocationStrategy: string) => ({
        launchTemplate: undefined,
        mixedInstancesPolicy: {
          instancesDistribution: { spotAllocationStrategy, spotInstancePools: 2 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: template.id, version: "1" } },
        },
      });
      await groupWith(east, template, { name: "cheap", ...mixed("lowest-price") });
      await groupWith(east, template, mixed("price-capacity-optimized"));
    },
    message: /^SpotInstancePools option is only available with the lowest-price allocation strategy\.$/,
  },
  "a version that the group's launch template does not have": {
    async attempt({ east }) {
      const template = await templateIn(east);
      await groupWith(east, template, { launchTemplate: { id: template.id, version: "2" } });
    },
    message: /^You must use a valid fully-formed launch template\. Could not find launch template version 2$/,
  },
  "security groups beside a launch template's network interface": {
    async attempt({ east }) {
      const { id } = await east.create(TYPE.group, { name: "app", vpcId: (await vpcIn(east)).id });
      const template = await templateIn(east, { networkInterfaces: [NETWORK], vpcSecurityGroupIds: [id] });
      await groupWith(east, template);
    },
    message:
      /^Invalid launch template: When a network interface is provided, the security groups must be a part of it\.$/,
  },
  "servers with a security group of another VPC": {
    async attempt({ east }) {
      const { id } = await east.create(TYPE.group, { name: "app", vpcId: (await vpcIn(east)).id });
      const template = await templateIn(east, { networkInterfaces: [{ ...NETWORK, securityGroups: [id] }] });
      await groupWith(east, template);
    },
    message:
      /^You must use a valid .+ Security group sg-[0-9a-f]{17} and subnet subnet-[0-9a-f]{17} belong to different networks\.$/,
  },
  "a refresh that rolls back to a template whose image a parameter names": {
    async attempt({ east }) {
      const template = await templateIn(east, { imageId: "resolve:ssm:/aws/service/image" });
      const group = await groupWith(east, template);
      const instanceRefresh = { strategy: "Rolling", preferences: { autoRollback: true } };
      await east.update(TYPE.scalingGroup, "web", group, { ...group.inputs, instanceRefresh });
    },
    message: /^Auto rollback is not supported with a launch template version of \$Latest or \$Default, or an AMI ID/,
  },
};
