import { type CorpusCase, document, OWN, read } from "./case.js";

const TRAIL = `arn:aws:cloudtrail:us-east-1:${OWN}:trail/PROD-trail`;

function service(name: string, condition: unknown, expected: readonly string[], because: string): CorpusCase {
  const document_ = document(read({ Service: "cloudtrail.amazonaws.com" }, condition));
  return { name, kind: "resource", document: document_, expected, because };
}

function key(name: string, condition: unknown, expected: readonly string[], because: string): CorpusCase {
  const statement = { Effect: "Allow", Principal: { Service: "logs.us-east-1.amazonaws.com" }, Action: "kms:Decrypt" };
  const document_ = document({
    ...statement,
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
  });
  return { name, kind: "key", document: document_, expected, because };
}

function trust(name: string, Service: string, expected: readonly string[], because: string): CorpusCase {
  const document_ = document({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
  return { name, kind: "trust", document: document_, expected, because };
}

const CONFUSED = ["confused-deputy@0"];

/** For whom services act. */
export const DEPUTIES: readonly CorpusCase[] = [
  service("a service without a condition", undefined, CONFUSED, "Anybody's trail could be told to write here."),
  service("a service for its source", { StringEquals: { "aws:SourceArn": TRAIL } }, [], "One trail, in one account."),
  service("a service for an account", { StringEquals: { "aws:SourceAccount": OWN } }, [], "The account is fixed."),
  service(
    "a service for any source",
    { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } },
    CONFUSED,
    "The account in the ARN is a wildcard.",
  ),
  service(
    "a service for an account, if it says so",
    { StringEqualsIfExists: { "aws:SourceAccount": OWN } },
    CONFUSED,
    "A service that does not say for whom it acts is let in.",
  ),
  service(
    "a service over TLS",
    { Bool: { "aws:SecureTransport": "true" } },
    CONFUSED,
    "It says nothing of whom the service acts for.",
  ),
  service(
    "a service with a canned ACL",
    { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    CONFUSED,
    "Services set it for everybody.",
  ),
  service(
    "a service that is not for one account",
    { StringNotEquals: { "aws:SourceAccount": "222222222222" } },
    CONFUSED,
    "All other accounts are left.",
  ),
  key("logs of any account", undefined, CONFUSED, "CloudWatch Logs would encrypt anybody's group with this key."),
  key(
    "logs of the account",
    { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${OWN}:*` } },
    [],
    "The encryption context holds the group's ARN, and so its account.",
  ),
  key(
    "logs of any account by context",
    { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:*:*" } },
    CONFUSED,
    "The account in the context is a wildcard.",
  ),
  trust("servers", "ec2.amazonaws.com", [], "Only the own account can pass the role to a server."),
  trust("functions", "lambda.amazonaws.com", [], "Only the own account can pass the role to a function."),
  trust(
    "flow logs",
    "vpc-flow-logs.amazonaws.com",
    CONFUSED,
    "AWS documents conditions for this service, and they are missing.",
  ),
  trust(
    "schedules",
    "scheduler.amazonaws.com",
    CONFUSED,
    "AWS documents conditions for this service, and they are missing.",
  ),
  {
    name: "flow logs of the account",
    kind: "trust",
    document: document({
      ...{ Effect: "Allow", Principal: { Service: "vpc-flow-logs.amazonaws.com" }, Action: "sts:AssumeRole" },
      Condition: { StringEquals: { "aws:SourceAccount": OWN } },
    }),
    expected: [],
    because: "The service acts for the own account alone.",
  },
  {
    name: "two services without a condition",
    kind: "resource",
    document: document(read({ Service: ["sns.amazonaws.com", "events.amazonaws.com"] })),
    expected: ["confused-deputy@0", "confused-deputy@0"],
    because: "Each of the two may act for anybody.",
  },
  {
    name: "a service that is denied for others",
    kind: "resource",
    document: document(read({ Service: "sns.amazonaws.com" }), {
      ...{ Effect: "Deny", Principal: { Service: "sns.amazonaws.com" }, Action: "*", Resource: "*" },
    }),
    expected: [],
    shadowed: [0],
    because: "The denial names the same service and everything that it may do.",
  },
];
