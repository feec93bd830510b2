import { expect, it } from "vitest";

import {
  dynamodbEndpointDocument,
  interfaceEndpointDocument,
  s3EndpointDocument,
} from "../../../src/stacks/documents/endpoint.js";
import { topicDocument } from "../../../src/stacks/documents/topic.js";

const PLACE = { environment: "prod", account: "111122223333", region: "us-east-1" };
const TOPIC = "arn:aws:sns:us-east-1:111122223333:PROD-sns-alerts-us-east-1";

const topic = (...services: string[]) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Services",
      Effect: "Allow",
      Principal: { Service: services },
      Action: "sns:Publish",
      Resource: TOPIC,
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    },
    {
      Sid: "EventBridgeNoCondition",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: TOPIC,
    },
    {
      Sid: "DenyNonTls",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sns:Publish",
      Resource: TOPIC,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

it("lets services of the account publish alerts, EventBridge without a condition, nobody without TLS", () => {
  const services = ["cloudwatch", "backup", "s3", "events.rds"].map((service) => `${service}.amazonaws.com`);

  expect(topicDocument(PLACE, { budgets: false })).toEqual(topic(...services));
  expect(topicDocument(PLACE, { budgets: true })).toEqual(topic(...services, "budgets.amazonaws.com"));
});

it("lets only the account's principals through an interface", () => {
  expect(interfaceEndpointDocument(PLACE)).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OwnPrincipals",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
      },
    ],
  });
});

it("leads to the account's own tables only", () => {
  expect(dynamodbEndpointDocument(PLACE).Statement).toEqual([
    {
      Sid: "OwnTables",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "dynamodb:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
    },
  ]);
});

it("leads to the account's own buckets, and to AWS's packages for reading", () => {
  expect(s3EndpointDocument(PLACE).Statement).toEqual([
    {
      Sid: "OwnBuckets",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
    },
    {
      Sid: "AwsPackages",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "s3:GetObject",
      Resource: [
        "arn:aws:s3:::al2023-repos-us-east-1-*/*",
        "arn:aws:s3:::amazon-ssm-us-east-1/*",
        "arn:aws:s3:::amazon-ssm-packages-us-east-1/*",
        "arn:aws:s3:::aws-ssm-us-east-1/*",
        "arn:aws:s3:::aws-ssm-document-attachments-us-east-1/*",
        "arn:aws:s3:::patch-baseline-snapshot-us-east-1/*",
        "arn:aws:s3:::us-east-1-birdwatcher-prod/*",
        "arn:aws:s3:::amazoncloudwatch-agent-us-east-1/*",
      ],
    },
  ]);
});
