import { describe, expect, it } from "vitest";

import { functionDocument, functionTrust } from "../../../src/stacks/documents/function.js";
import { maintenanceStatements } from "../../../src/stacks/documents/maintenance.js";
import { deadLettersDocument } from "../../../src/stacks/documents/queue.js";
import { rotationStatements } from "../../../src/stacks/documents/rotation.js";
import { PROD } from "../../support/settings.js";

const PLACE = { environment: "prod", account: "111122223333", region: "us-east-1" };
const KEY = "arn:aws:kms:us-east-1:111122223333:key/1";
const REPORT_ONLY = { tags: PROD.tags, applyChanges: false };
const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

describe("functions", () => {
  it("trust Lambda without conditions, which AWS does not document", () => {
    expect(functionTrust()).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "Trust", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    });
  });

  it("write to their own log, trace and queue, and use the key for their variables and messages only", () => {
    const self = "arn:aws:lambda:us-east-1:111122223333:function:PROD-lambda-maint-us-east-1";

    expect(functionDocument(PLACE, "maint", { keyArn: KEY, own: [] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLog",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/PROD-lambda-maint-us-east-1:*",
        },
        {
          Sid: "ReadNetwork",
          Effect: "Allow",
          Action: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
          Resource: "*",
        },
        { Sid: "JoinNetwork", Effect: "Allow", Action: INTERFACES, Resource: "arn:aws:ec2:us-east-1:111122223333:*" },
        {
          Sid: "DenyNetworkToCode",
          Effect: "Deny",
          Action: INTERFACES,
          Resource: "*",
          Condition: { ArnEquals: { "lambda:SourceFunctionArn": self } },
        },
        {
          Sid: "WriteTraces",
          Effect: "Allow",
          Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
          Resource: "*",
        },
        {
          Sid: "KeepFailures",
          Effect: "Allow",
          Action: ["sqs:SendMessage"],
          Resource: "arn:aws:sqs:us-east-1:111122223333:PROD-sqs-maint-dlq-us-east-1",
        },
        {
          Sid: "DecryptVariables",
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: KEY,
          Condition: { StringEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": self } },
        },
        {
          Sid: "EncryptMessages",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: KEY,
          Condition: {
            StringEquals: { "kms:ViaService": ["sns.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] },
          },
        },
      ],
    });
  });
});

describe("maintenance", () => {
  it("only reads, but for what it tells", () => {
    expect(maintenanceStatements(PLACE, REPORT_ONLY)).toEqual([
      { Sid: "ReadTags", Effect: "Allow", Action: ["tag:GetResources"], Resource: "*" },
      {
        Sid: "ReadVolumes",
        Effect: "Allow",
        Action: ["ec2:DescribeVolumes", "ec2:DescribeSnapshots"],
        Resource: "*",
      },
      {
        Sid: "ReadDatabases",
        Effect: "Allow",
        Action: [
          "rds:DescribeDBInstances",
          "rds:DescribeDBSnapshots",
          "rds:DescribePendingMaintenanceActions",
          "rds:ListTagsForResource",
        ],
        Resource: ["arn:aws:rds:us-east-1:111122223333:db:*", "arn:aws:rds:us-east-1:111122223333:snapshot:*"],
      },
      { Sid: "ReadMetrics", Effect: "Allow", Action: ["cloudwatch:GetMetricStatistics"], Resource: "*" },
      {
        Sid: "ReadBucket",
        Effect: "Allow",
        Action: ["s3:ListBucket", "s3:GetBucketObjectLockConfiguration"],
        Resource: "arn:aws:s3:::prod-storage-us-east-1-111122223333",
      },
      {
        Sid: "ReadObjectStatus",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: "arn:aws:s3:::prod-storage-us-east-1-111122223333/*",
      },
      { Sid: "ReadCertificates", Effect: "Allow", Action: ["acm:ListCertificates"], Resource: "*" },
      {
        Sid: "Notify",
        Effect: "Allow",
        Action: ["sns:Publish"],
        Resource: "arn:aws:sns:us-east-1:111122223333:PROD-sns-alerts-us-east-1",
      },
    ]);
  });

  it("deletes volumes and snapshots of its own environment when it is told to", () => {
    const added = maintenanceStatements(PLACE, { ...REPORT_ONLY, applyChanges: true }).filter(
      ({ Sid }) => !maintenanceStatements(PLACE, REPORT_ONLY).some((other) => other.Sid === Sid),
    );

    expect(added).toEqual([
      {
        Sid: "DeleteForgotten",
        Effect: "Allow",
        Action: ["ec2:DeleteVolume", "ec2:DeleteSnapshot"],
        Resource: ["arn:aws:ec2:us-east-1:111122223333:volume/*", "arn:aws:ec2:us-east-1::snapshot/*"],
        Condition: { StringEquals: { "aws:ResourceTag/Environment": "prod", "aws:ResourceTag/Project": "tap" } },
      },
    ]);
  });
});

describe("rotation", () => {
  it("reaches one secret and one database", () => {
    expect(rotationStatements(PLACE, KEY)).toEqual([
      {
        Sid: "RotateSecret",
        Effect: "Allow",
        Action: [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:PROD-secret-pg15-global-??????",
      },
      { Sid: "MakePassword", Effect: "Allow", Action: ["secretsmanager:GetRandomPassword"], Resource: "*" },
      {
        Sid: "SetPassword",
        Effect: "Allow",
        Action: ["rds:ModifyDBInstance", "rds:DescribeDBInstances"],
        Resource: "arn:aws:rds:us-east-1:111122223333:db:prod-rds-pg15-us-east-1",
      },
      {
        Sid: "EncryptSecret",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: KEY,
        Condition: { StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" } },
      },
    ]);
  });
});

describe("the queue of what failed", () => {
  const queueArn = "arn:aws:sqs:us-east-1:111122223333:PROD-sqs-maint-dlq-us-east-1";
  const tls = {
    Sid: "DenyNonTls",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };

  it("takes from EventBridge what one rule could not deliver", () => {
    const ruleArn = "arn:aws:events:us-east-1:111122223333:rule/PROD-rule-maint-us-east-1";

    expect(deadLettersDocument({ queueArn, ruleArn })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "UndeliveredEvents",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queueArn,
          Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
        },
        tls,
      ],
    });
  });

  it("is open to no service where no rule sends to it", () => {
    expect(deadLettersDocument({ queueArn, ruleArn: undefined })).toEqual({ Version: "2012-10-17", Statement: [tls] });
  });
});
