import { subnetIn, TYPE, vpcIn } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Regions, Violation } from "./violation.js";

const databaseIn = (aws: Connection, inputs: Inputs = {}) =>
  aws.create(TYPE.database, { identifier: "pg", instanceClass: "db.m7g.large", ...inputs });
const keyIn = async (aws: Connection) => (await aws.create(TYPE.key, {}))["arn"];

async function replicaOf({ east, west }: Regions, source: Inputs, replica: Inputs = {}) {
  const { arn } = await databaseIn(east, { backupRetentionPeriod: 7, ...source });
  await databaseIn(west, { replicateSourceDb: arn, ...replica });
}

async function subnetGroupIn(aws: Connection, zones: readonly string[]) {
  const { id: vpcId } = await vpcIn(aws);
  const subnets = await Promise.all(
    zones.map((availabilityZoneId, at) =>
      subnetIn(aws, vpcId, { availabilityZoneId, cidrBlock: `10.10.${String(at * 16)}.0/20` }),
    ),
  );
  return await aws.create(TYPE.subnetGroup, { name: "data", subnetIds: subnets.map(({ id }) => id) });
}

export const DATABASE_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a database that the region has already": {
    async attempt({ east, west }) {
      await databaseIn(west);
      await databaseIn(east);
      await databaseIn(east);
    },
    message: /^DB instance already exists$/,
  },
  "deleting a database that is protected": {
    async attempt({ east }) {
      const { id } = await databaseIn(east, { deletionProtection: true });
      await east.delete(TYPE.database, id);
    },
    message: /^Cannot delete protected DB Instance, please disable deletion protection and try again\.$/,
  },
  "a replica without a key of an encrypted database in another region": {
    attempt: (regions) => replicaOf(regions, { storageEncrypted: true }),
    message: /^Cannot create a cross region unencrypted read replica from encrypted source\.$/,
  },
  "a replica of a database without automated backups": {
    attempt: (regions) => replicaOf(regions, { backupRetentionPeriod: 0 }),
    message: /^Automated backups are not enabled for this database instance\.$/,
  },
  "a replica of a database whose password AWS manages": {
    attempt: (regions) => replicaOf(regions, { manageMasterUserPassword: true }),
    message: /where ManageMasterUserPassword is enabled is not supported\.$/,
  },
  "a database with a key of another region": {
    attempt: async ({ east, west }) => databaseIn(east, { kmsKeyId: await keyIn(west) }),
    message: /^The specified KMS key \[arn:aws:kms:us-west-2:\S+\] does not exist, is not enabled/,
  },
  "a subnet group in one zone": {
    attempt: ({ east }) => subnetGroupIn(east, ["use1-az1", "use1-az1"]),
    message: /Current AZ coverage: use1-az1\. Add subnets to cover at least 2 AZs\.$/,
  },
  "deleting a subnet group that a database is in": {
    async attempt({ east }) {
      const { id } = await subnetGroupIn(east, ["use1-az1", "use1-az2"]);
      await databaseIn(east, { dbSubnetGroupName: id });
      await east.delete(TYPE.subnetGroup, id);
    },
    message: /^Cannot delete the subnet group 'data' because at least one database instance is still using it\.$/,
  },
};
