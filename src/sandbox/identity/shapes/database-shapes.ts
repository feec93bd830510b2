import { randomBytes } from "node:crypto";
import { numberAt, textAt } from "../../properties.js";
import { iamUniqueId } from "../formats.js";
import type { Born, Shape, Shapes } from "../shape.js";

const rdsArn =
  (kind: string) =>
  ({ region, accountId, id }: Born): string =>
    `arn:aws:rds:${region}:${accountId}:${kind}:${id}`;

/** The account and region have one suffix for all their endpoints. */
const address = ({ id, accountId, region, inputs }: Born) =>
  `${textAt(inputs, "identifier") ?? id}.c${accountId.slice(-11)}.${region}.rds.amazonaws.com`;

const port = ({ inputs }: Born) => numberAt(inputs, "port") ?? 5432;

const INSTANCE: Shape = {
  service: "RDS",
  noun: "RDS DB Instance",
  operations: { create: "CreateDBInstance", update: "ModifyDBInstance", delete: "DeleteDBInstance" },
  id: () => iamUniqueId("db-"),
  nameProperty: "identifier",
  importId: (inputs) => textAt(inputs, "identifier") ?? "",
  defaults: {
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: false,
    deleteAutomatedBackups: true,
    deletionProtection: false,
    iamDatabaseAuthenticationEnabled: false,
    monitoringInterval: 0,
    performanceInsightsEnabled: false,
    publiclyAccessible: false,
    skipFinalSnapshot: false,
  },
  computed: {
    address,
    arn: (born) => rdsArn("db")({ ...born, id: textAt(born.inputs, "identifier") ?? born.id }),
    endpoint: (born) => `${address(born)}:${port(born)}`,
    port,
    resourceId: ({ id }) => id,
    status: () => "available",
  },
  replaces: ["identifier", "engine", "username", "dbName", "kmsKeyId", "storageEncrypted", "availabilityZone"],
};

/** Six characters after its name, so that a name that is used again makes another ARN. */
const suffix = () => randomBytes(4).toString("base64url").replaceAll(/[_-]/g, "x").slice(0, 6);

const SECRET: Shape = {
  service: "Secrets Manager",
  noun: "Secrets Manager Secret",
  operations: { create: "CreateSecret", update: "UpdateSecret", delete: "DeleteSecret" },
  id: ({ region, accountId, inputs }) =>
    `arn:aws:secretsmanager:${region}:${accountId}:secret:${textAt(inputs, "name") ?? ""}-${suffix()}`,
  nameProperty: "name",
  defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
  computed: { arn: ({ id }) => id },
  replaces: ["name"],
};

export const DATABASE_SHAPES: Shapes = {
  "aws:rds/instance:Instance": INSTANCE,
  "aws:rds/subnetGroup:SubnetGroup": {
    service: "RDS",
    noun: "RDS DB Subnet Group",
    operations: { create: "CreateDBSubnetGroup", update: "ModifyDBSubnetGroup", delete: "DeleteDBSubnetGroup" },
    id: ({ inputs }) => textAt(inputs, "name") ?? "",
    nameProperty: "name",
    defaults: { description: "Managed by Pulumi" },
    computed: { arn: rdsArn("subgrp") },
    replaces: ["name"],
  },
  "aws:secretsmanager/secret:Secret": SECRET,
};
