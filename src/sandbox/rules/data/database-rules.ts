import { numberAt, textAt, textsAt } from "../../properties.js";
import type { Resource } from "../../store/account.js";
import { dependents, find, type Change, type Rule } from "../rule.js";

const INSTANCE = "aws:rds/instance:Instance";
const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
const API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference";
const REPLICAS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html";

export const DATABASE_RULES: readonly Rule[] = [
  {
    title: "a database that the region has already",
    types: [INSTANCE],
    on: ["create"],
    code: "DBInstanceAlreadyExists",
    documentation: `${API}/API_CreateDBInstance.html`,
    refuses: ({ account, inputs, region }) =>
      account.ofType(INSTANCE, region).some((other) => other.inputs["identifier"] === inputs["identifier"])
        ? "DB instance already exists"
        : undefined,
  },
  {
    title: "deleting a database that is protected",
    types: [INSTANCE],
    on: ["delete"],
    code: "InvalidParameterCombination",
    documentation: `${API}/API_DeleteDBInstance.html`,
    refuses: ({ inputs }) =>
      inputs["deletionProtection"] === true
        ? "Cannot delete protected DB Instance, please disable deletion protection and try again."
        : undefined,
  },
  {
    title: "a replica without a key of an encrypted database in another region",
    types: [INSTANCE],
    on: ["create"],
    code: "InvalidParameterCombination",
    documentation: REPLICAS,
    refuses(change) {
      const source = sourceOf(change);
      const away = source !== undefined && source.region !== change.region;
      return away && source.inputs["storageEncrypted"] === true && !("kmsKeyId" in change.inputs)
        ? "Cannot create a cross region unencrypted read replica from encrypted source."
        : undefined;
    },
  },
  {
    title: "a replica of a database without automated backups",
    types: [INSTANCE],
    on: ["create"],
    code: "InvalidDBInstanceState",
    documentation: `${API}/API_CreateDBInstanceReadReplica.html`,
    refuses(change) {
      const days = numberAt(sourceOf(change)?.inputs ?? { backupRetentionPeriod: 1 }, "backupRetentionPeriod") ?? 0;
      return days > 0 ? undefined : "Automated backups are not enabled for this database instance.";
    },
  },
  {
    title: "a replica of a database whose password AWS manages",
    types: [INSTANCE],
    on: ["create"],
    code: "InvalidParameterValue",
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
    refuses: (change) =>
      sourceOf(change)?.inputs["manageMasterUserPassword"] === true
        ? "Creating a read replica of an instance where ManageMasterUserPassword is enabled is not supported."
        : undefined,
  },
  {
    title: "a database with a key of another region",
    types: [INSTANCE],
    on: ["create"],
    code: "KMSKeyNotAccessibleFault",
    documentation: `${API}/API_CreateDBInstance.html`,
    refuses({ inputs, region }) {
      const arn = textAt(inputs, "kmsKeyId") ?? "";
      return arn === "" || arn.split(":")[3] === region
        ? undefined
        : `The specified KMS key [${arn}] does not exist, is not enabled or you do not have permissions to access it.`;
    },
  },
  {
    title: "a subnet group in one zone",
    types: [SUBNET_GROUP],
    on: ["create", "update"],
    code: "DBSubnetGroupDoesNotCoverEnoughAZs",
    documentation: `${API}/API_CreateDBSubnetGroup.html`,
    refuses({ account, inputs }) {
      const subnets = textsAt(inputs, "subnetIds").flatMap((id) => account.withId(id));
      const zones = new Set(subnets.map(({ outputs }) => textAt(outputs, "availabilityZoneId")));
      return zones.size >= 2
        ? undefined
        : "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: " +
            `${[...zones].join(", ")}. Add subnets to cover at least 2 AZs.`;
    },
  },
  {
    title: "deleting a subnet group that a database is in",
    types: [SUBNET_GROUP],
    on: ["delete"],
    code: "InvalidDBSubnetGroupStateFault",
    documentation: `${API}/API_DeleteDBSubnetGroup.html`,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [INSTANCE]).length > 0
        ? `Cannot delete the subnet group '${change.id}' because at least one database instance is still using it.`
        : undefined,
  },
];

/** A replica names its source by ARN, or by name in its own region. */
function sourceOf({ account, inputs, region }: Change): Resource | undefined {
  const named = textAt(inputs, "replicateSourceDb");
  if (named === undefined) return undefined;
  const alike = account.ofType(INSTANCE, region).find((other) => other.inputs["identifier"] === named);
  return find(account, named, INSTANCE) ?? alike;
}
