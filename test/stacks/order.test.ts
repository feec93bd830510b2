import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import { follows, longestChain } from "../support/graph.js";
import { only, register, type Registered } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const PRIMARY = await register(() => regionalProgram(PROD, "us-east-1"));

describe("a region's order", () => {
  const before = (earlier: Registered, later: Registered) => follows(PRIMARY, later, earlier);

  it("has no chain of more than seven resources", () => {
    expect(longestChain(PRIMARY)).toHaveLength(7);
  });

  it.each([
    ["the service role", "aws:iam/serviceLinkedRole:ServiceLinkedRole", "", "the key", "aws:kms/key:Key", ""],
    ["the internet gateway", "aws:ec2/internetGateway:InternetGateway", "", "addresses", "aws:ec2/eip:Eip", ""],
    ["the internet gateway", "aws:ec2/internetGateway:InternetGateway", "", "NAT", "aws:ec2/natGateway:NatGateway", ""],
    ["the boundary", "aws:iam/policy:Policy", "", "roles", "aws:iam/role:Role", "flow-role"],
    ["the role's policy", "aws:iam/rolePolicy:RolePolicy", "flow-policy", "flow logs", "aws:ec2/flowLog:FlowLog", ""],
    [
      "the role's policy",
      "aws:iam/rolePolicy:RolePolicy",
      "maint-policy",
      "the function",
      "aws:lambda/function:Function",
      "maint-function",
    ],
    [
      "the log group",
      "aws:cloudwatch/logGroup:LogGroup",
      "maint-group",
      "the function",
      "aws:lambda/function:Function",
      "maint-function",
    ],
    [
      "the topic's policy",
      "aws:sns/topicPolicy:TopicPolicy",
      "",
      "notifications",
      "aws:s3/bucketNotification:BucketNotification",
      "",
    ],
    [
      "public access blocks",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "storage-public-access",
      "bucket policies",
      "aws:s3/bucketPolicy:BucketPolicy",
      "storage-policy",
    ],
    [
      "versioning",
      "aws:s3/bucketVersioning:BucketVersioning",
      "storage-versioning",
      "the lock",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "",
    ],
    [
      "the logs bucket's policy",
      "aws:s3/bucketPolicy:BucketPolicy",
      "logs-policy",
      "access logs",
      "aws:s3/bucketLogging:BucketLogging",
      "storage-logging",
    ],
  ])("makes %s (%s%s) before %s", (_first, firstType, firstName, _second, secondType, secondName) => {
    expect(before(only(PRIMARY, firstType, firstName), only(PRIMARY, secondType, secondName))).toBe(true);
  });

  it("makes the regional NAT gateway after the internet gateway too", async () => {
    const network = { ...PROD.network, nat: "regional" } as const;
    const resources = await register(() => regionalProgram({ ...PROD, network }, "us-east-1"));

    const gateway = only(resources, "aws:ec2/internetGateway:InternetGateway");
    expect(follows(resources, only(resources, "aws:ec2/natGateway:NatGateway"), gateway)).toBe(true);
  });
});
