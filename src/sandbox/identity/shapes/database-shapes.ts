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

/** Not a resource of any program: it stays when its database is deleted. */
export const FINAL_SNAPSHOT = "aws:rds/snapshot:Snapshot";

function finalSnapshot({ inputs, region, accountId }: Pick<Born, "inputs" | "region" | "accountId">) {
  const name = textAt(inputs, "finalSnapshotIdentifier");
  if (inputs["skipFinalSnapshot"] === true || name === undefined) return undefined;
  const arn = `arn:aws:rds:${region}:${accountId}:snapshot:${name}`;
  return { type: FINAL_SNAPSHOT, id: name, outputs: { arn, name, snapshotType: "manual" }, listed: true };
}

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
    engineVersionActual: () => "15.15",
  },
  leaves: finalSnapshot,
  replaces: ["identifier", "engine", "username", "dbName", "kmsKeyId", "storageEncrypted", "availabilityZone"],
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
  "aws:rds/parameterGroup:ParameterGroup": {
    service: "RDS",
    noun: "RDS DB Parameter Group",
    operations: {
      create: "CreateDBParameterGroup",
      update: "ModifyDBParameterGroup",
      delete: "DeleteDBParameterGroup",
    },
    id: ({ inputs }) => textAt(inputs, "name") ?? "",
    nameProperty: "name",
    defaults: { description: "Managed by Pulumi", skipDestroy: false },
    computed: { arn: rdsArn("pg") },
    replaces: ["name", "family", "description"],
  },
  "aws:rds/eventSubscription:EventSubscription": {
    service: "RDS",
    noun: "RDS Event Subscription",
    id: ({ inputs }) => textAt(inputs, "name") ?? "",
    nameProperty: "name",
    defaults: { enabled: true },
    computed: { arn: rdsArn("es"), customerAwsId: ({ accountId }) => accountId },
    replaces: ["name"],
  },
};
