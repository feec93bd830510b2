import { policy, subnetIn, trust, TYPE, vpcIn } from "./platform.js";
import type { Connection, Outputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

async function natIn(aws: Connection) {
  const vpc = await vpcIn(aws);
  const subnet = await subnetIn(aws, vpc.id);
  const gateway = await aws.create(TYPE.gateway, { vpcId: vpc.id });
  const address = await aws.create(TYPE.eip, { domain: "vpc" });
  await aws.create(TYPE.nat, { subnetId: subnet.id, allocationId: address.id });
  return { subnet, gateway, address };
}

const roleIn = (aws: Connection, inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.role, { name: "app", assumeRolePolicy: trust("ec2.amazonaws.com"), ...inputs });

export const DELETION_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "deleting a VPC that holds something": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      await subnetIn(east, vpc.id);
      await east.delete(TYPE.vpc, vpc.id);
    },
    message: /^The vpc 'vpc-[0-9a-f]{17}' has dependencies and cannot be deleted\.$/,
  },
  "deleting a subnet that holds network interfaces": {
    attempt: async ({ east }) => east.delete(TYPE.subnet, (await natIn(east)).subnet.id),
    message: /^The subnet 'subnet-[0-9a-f]{17}' has dependencies and cannot be deleted\.$/,
  },
  "deleting a route table that a subnet uses": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      const subnet = await subnetIn(east, vpc.id);
      const table = await east.create(TYPE.table, { vpcId: vpc.id });
      await east.create(TYPE.association, { routeTableId: table.id, subnetId: subnet.id });
      await east.delete(TYPE.table, table.id);
    },
    message: /^The routeTable 'rtb-[0-9a-f]{17}' has dependencies and cannot be deleted\.$/,
  },
  "releasing an elastic address in use": {
    attempt: async ({ east }) => east.delete(TYPE.eip, (await natIn(east)).address.id),
    message: /^The address with allocation id eipalloc-[0-9a-f]{17} is in use\.$/,
  },
  "deleting an internet gateway while the VPC has public addresses": {
    attempt: async ({ east }) => east.delete(TYPE.gateway, (await natIn(east)).gateway.id),
    message: /^Network vpc-[0-9a-f]{17} has some mapped public address\(es\)\./,
  },
  "deleting a security group that others refer to": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      const app = await east.create(TYPE.group, { vpcId: vpc.id, name: "app" });
      const db = await east.create(TYPE.group, { vpcId: vpc.id, name: "db" });
      const rule = { securityGroupId: db.id, ipProtocol: "tcp", fromPort: 5433, toPort: 5433 };
      await east.create(TYPE.ingress, { ...rule, referencedSecurityGroupId: app.id });
      await east.delete(TYPE.group, app.id);
    },
    message: /^resource sg-[0-9a-f]{17} has a dependent object$/,
  },
  "deleting a VPC's default security group": {
    attempt: async ({ east }) => east.delete(TYPE.group, String((await vpcIn(east))["defaultSecurityGroupId"])),
    message: /^the specified group: "sg-[0-9a-f]{17}" name: "default" cannot be deleted by a user$/,
  },
  "deleting a role that has policies": {
    async attempt({ east }) {
      await roleIn(east);
      await east.create(TYPE.rolePolicy, { name: "logs", role: "app", policy: policy() });
      await east.delete(TYPE.role, "app");
    },
    message: /^Cannot delete entity, must delete policies first\.$/,
  },
  "deleting a role that an instance profile holds": {
    async attempt({ east }) {
      await roleIn(east);
      await east.create(TYPE.instanceProfile, { name: "app", role: "app" });
      await east.delete(TYPE.role, "app");
    },
    message: /^Cannot delete entity, must remove roles from instance profile first\.$/,
  },
  "deleting a managed policy that is attached": {
    async attempt({ east }) {
      const boundary = await east.create(TYPE.policy, { name: "boundary", policy: policy() });
      await roleIn(east, { permissionsBoundary: boundary.id });
      await east.delete(TYPE.policy, boundary.id);
    },
    message: /^Cannot delete a policy attached to entities\.$/,
  },
};
