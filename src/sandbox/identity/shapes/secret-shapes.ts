import { randomBytes, randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

/** A secret that can still be restored: its name is taken until then. */
export const DELETED_SECRET = "sandbox:secretsmanager/deletedSecret:DeletedSecret";

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
  leaves: ({ inputs }) =>
    inputs["recoveryWindowInDays"] === 0
      ? undefined
      : { type: DELETED_SECRET, id: textAt(inputs, "name") ?? "", outputs: {}, listed: false },
};

export const SECRET_SHAPES: Shapes = {
  "aws:secretsmanager/secret:Secret": SECRET,
  "aws:secretsmanager/secretVersion:SecretVersion": {
    service: "Secrets Manager",
    noun: "Secrets Manager Secret Version",
    operations: { create: "PutSecretValue", update: "UpdateSecretVersionStage", delete: "UpdateSecretVersionStage" },
    id: ({ inputs }) => `${textAt(inputs, "secretId") ?? ""}|${randomUUID()}`,
    computed: {
      arn: ({ inputs }) => textAt(inputs, "secretId"),
      versionId: ({ id }) => id.split("|").at(-1),
      versionStages: () => ["AWSCURRENT"],
    },
    replaces: ["secretId", "secretString", "secretBinary", "secretStringWoVersion"],
  },
  "aws:secretsmanager/secretRotation:SecretRotation": {
    service: "Secrets Manager",
    noun: "Secrets Manager Secret Rotation",
    operations: { create: "RotateSecret", update: "RotateSecret", delete: "CancelRotateSecret" },
    id: ({ inputs }) => textAt(inputs, "secretId") ?? "",
    put: true,
    defaults: { rotateImmediately: true },
    computed: { rotationEnabled: () => true },
    replaces: ["secretId"],
  },
};
