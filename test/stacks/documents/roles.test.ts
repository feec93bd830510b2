import { describe, expect, it } from "vitest";

import { boundaryDocument } from "../../../src/stacks/documents/boundary.js";
import { flowLogsDocument, flowLogsTrust } from "../../../src/stacks/documents/flow-logs.js";
import { replicationDocument, replicationTrust } from "../../../src/stacks/documents/replication.js";
import { SERVER_POLICIES, serversDocument, serversTrust } from "../../../src/stacks/documents/servers.js";
import { trailLogsDocument, trailTrust } from "../../../src/stacks/documents/trail.js";

const PLACE = { environment: "prod", account: "111122223333", region: "us-east-1" };

const end = (region: string, key: string) => ({
  region,
  bucketArn: `arn:aws:s3:::prod-storage-${region}-111122223333`,
  keyArn: `arn:aws:kms:${region}:111122223333:key/${key}`,
});
const EAST = end("us-east-1", "1");
const WEST = end("us-west-2", "2");
const SOUTH = end("ap-south-1", "3");

describe("flow logs", () => {
  it("trust only flow logs of this account and region", () => {
    expect(flowLogsTrust(PLACE)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Trust",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/*" },
          },
        },
      ],
    });
  });

  it("write to one log group and cannot make another", () => {
    expect(flowLogsDocument(PLACE)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/prod/vpc-flow/us-east-1:*",
        },
        { Sid: "List", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
      ],
    });
  });
});

describe("web servers", () => {
  const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1";
  const log = {
    Sid: "Log",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
    Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/prod/web/us-east-1:*",
  };

  it("trust EC2 without conditions, which AWS documents none of", () => {
    expect(serversTrust()).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Trust",
          Effect: "Allow",
          Principal: { Service: "ec2.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    });
  });

  it("write their own log, and keep sessions with the table's key through DynamoDB only", () => {
    expect(serversDocument(PLACE, { keyArn, table: true })).toEqual({
      Version: "2012-10-17",
      Statement: [
        log,
        {
          Sid: "Sessions",
          Effect: "Allow",
          Action: [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:Query",
          ],
          Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/PROD-dynamodb-sessions-global",
        },
        {
          Sid: "SessionsKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: keyArn,
          Condition: { StringEquals: { "kms:ViaService": "dynamodb.us-east-1.amazonaws.com" } },
        },
      ],
    });
  });

  it("write their log and nothing else without a table", () => {
    expect(serversDocument(PLACE, { keyArn, table: false })).toEqual({ Version: "2012-10-17", Statement: [log] });
  });

  it("have two of AWS's own policies", () => {
    expect(SERVER_POLICIES).toEqual({
      "session-manager": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
      "cloudwatch-agent": "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
    });
  });
});

describe("the trail", () => {
  it("trusts CloudTrail without conditions, which break it", () => {
    expect(trailTrust()).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Trust",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    });
  });

  it("writes to its own streams of one log group", () => {
    const group = "arn:aws:logs:us-east-1:111122223333:log-group:/prod/cloudtrail/global";

    expect(trailLogsDocument(PLACE)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${group}:log-stream:111122223333_CloudTrail_us-east-1*`,
        },
      ],
    });
  });
});

describe("replication", () => {
  it("trusts S3", () => {
    expect(replicationTrust()).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "Trust", Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    });
  });

  it("reads one bucket with its locks, writes the others, and uses each key through S3 for that bucket alone", () => {
    const useKey = (Sid: string, Action: string[], { region, bucketArn, keyArn }: typeof EAST) => ({
      Sid,
      Effect: "Allow",
      Action,
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
      },
    });

    expect(replicationDocument(EAST, [WEST, SOUTH])).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Bucket",
          Effect: "Allow",
          Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          Resource: EAST.bucketArn,
        },
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging",
            "s3:GetObjectRetention",
            "s3:GetObjectLegalHold",
          ],
          Resource: `${EAST.bucketArn}/*`,
        },
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
          Resource: [`${WEST.bucketArn}/*`, `${SOUTH.bucketArn}/*`],
        },
        useKey("DecryptSource", ["kms:Decrypt"], EAST),
        useKey("Encryptuswest2", ["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"], WEST),
        useKey("Encryptapsouth1", ["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"], SOUTH),
      ],
    });
  });
});

describe("the boundary", () => {
  it("is a ceiling with these things cut out of it", () => {
    const deny = (Sid: string, Action: string[], Resource = "*") => ({ Sid, Effect: "Deny", Action, Resource });

    expect(boundaryDocument(PLACE)).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "Ceiling", Effect: "Allow", Action: "*", Resource: "*" },
        deny("NoIamUsers", [
          "iam:CreateUser",
          "iam:CreateAccessKey",
          "iam:CreateLoginProfile",
          "iam:UpdateLoginProfile",
          "iam:AttachUserPolicy",
          "iam:PutUserPolicy",
        ]),
        deny("NoBoundaryRemoval", ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"]),
        deny(
          "NoBoundaryEdit",
          ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"],
          "arn:aws:iam::111122223333:policy/tapctl/prod/PROD-policy-boundary-*",
        ),
        deny("NoDetectiveOff", [
          "cloudtrail:StopLogging",
          "cloudtrail:DeleteTrail",
          "cloudtrail:UpdateTrail",
          "cloudtrail:PutEventSelectors",
          "config:StopConfigurationRecorder",
          "config:DeleteConfigurationRecorder",
          "config:DeleteDeliveryChannel",
          "guardduty:DeleteDetector",
          "guardduty:UpdateDetector",
          "guardduty:DisassociateFromAdministratorAccount",
          "securityhub:DisableSecurityHub",
          "securityhub:BatchDisableStandards",
        ]),
        deny("NoKeyKill", ["kms:ScheduleKeyDeletion", "kms:DisableKey"]),
        deny("NoOrg", ["organizations:*", "account:*"]),
      ],
    });
  });

  it("stays below the size of a managed policy", () => {
    expect(JSON.stringify(boundaryDocument(PLACE)).length).toBeLessThan(6144);
  });
});
