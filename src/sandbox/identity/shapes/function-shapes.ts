import { createHash, randomUUID } from "node:crypto";
import { propertiesAt, textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const FUNCTION: Shape = {
  service: "Lambda",
  noun: "Lambda Function",
  operations: { create: "CreateFunction", update: "UpdateFunctionConfiguration", delete: "DeleteFunction" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: {
    memorySize: 128,
    packageType: "Zip",
    publish: false,
    reservedConcurrentExecutions: -1,
    skipDestroy: false,
    timeout: 3,
  },
  computed: {
    architectures: () => ["x86_64"],
    arn: ({ region, accountId, id }) => `arn:aws:lambda:${region}:${accountId}:function:${id}`,
    invokeArn: ({ region, accountId, id }) =>
      `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${accountId}:function:${id}/invocations`,
    lastModified: () => new Date().toISOString(),
    qualifiedArn: ({ region, accountId, id }) => `arn:aws:lambda:${region}:${accountId}:function:${id}:$LATEST`,
    sourceCodeHash: ({ inputs }) =>
      createHash("sha256")
        .update(textAt(propertiesAt(inputs, "code"), "hash") ?? "")
        .digest("base64"),
    version: () => "$LATEST",
  },
  replaces: ["name", "packageType"],
};

const QUEUE: Shape = {
  service: "SQS",
  noun: "SQS Queue",
  operations: { create: "CreateQueue", update: "SetQueueAttributes", delete: "DeleteQueue" },
  id: ({ region, accountId, inputs }) =>
    `https://sqs.${region}.amazonaws.com/${accountId}/${textAt(inputs, "name") ?? ""}`,
  nameProperty: "name",
  defaults: {
    delaySeconds: 0,
    fifoQueue: false,
    maxMessageSize: 262_144,
    messageRetentionSeconds: 345_600,
    receiveWaitTimeSeconds: 0,
    visibilityTimeoutSeconds: 30,
  },
  computed: {
    arn: ({ region, accountId, inputs }) => `arn:aws:sqs:${region}:${accountId}:${textAt(inputs, "name") ?? ""}`,
    kmsDataKeyReusePeriodSeconds: () => 300,
    url: ({ id }) => id,
  },
  replaces: ["name", "namePrefix", "fifoQueue"],
};

export const FUNCTION_SHAPES: Shapes = {
  "aws:lambda/function:Function": FUNCTION,
  "aws:lambda/permission:Permission": {
    service: "Lambda",
    noun: "Lambda Permission",
    operations: { create: "AddPermission", delete: "RemovePermission" },
    id: ({ inputs }) => textAt(inputs, "statementId") ?? randomUUID(),
    computed: { statementId: ({ id }) => id },
    importId: (inputs) => `${textAt(inputs, "function") ?? ""}/${textAt(inputs, "statementId") ?? ""}`,
    replaces: ["action", "function", "principal", "sourceAccount", "sourceArn", "statementId"],
  },
  "aws:sqs/queue:Queue": QUEUE,
  "aws:sqs/queuePolicy:QueuePolicy": {
    service: "SQS",
    noun: "SQS Queue Policy",
    operations: { create: "SetQueueAttributes", update: "SetQueueAttributes", delete: "SetQueueAttributes" },
    id: ({ inputs }) => textAt(inputs, "queueUrl") ?? "",
    put: true,
    replaces: ["queueUrl"],
  },
};
