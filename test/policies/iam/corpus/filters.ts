import { type CorpusCase, document, ORGANIZATION, OWN, UNKNOWN } from "./case.js";

interface Passing {
  readonly Action?: string;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

function endpoint(name: string, passing: Passing, expected: readonly string[], because: string): CorpusCase {
  const statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...passing };
  return { name, kind: "endpoint", document: document(statement), expected, because };
}

function guard(name: string, statement: unknown, expected: readonly string[], because: string): CorpusCase {
  return { name, kind: "service-control", document: document(statement), expected, because };
}

const OPEN = ["public@0"];

/** Documents that grant nothing: they hold back what others grant. */
export const FILTERS: readonly CorpusCase[] = [
  endpoint("an endpoint for all", {}, OPEN, "Data can leave to buckets of anybody, by means of anybody's credentials."),
  endpoint(
    "an endpoint for the account's principals",
    { Condition: { StringEquals: { "aws:PrincipalAccount": OWN } } },
    [],
    "Foreign credentials do not pass.",
  ),
  endpoint(
    "an endpoint to the account's resources",
    { Condition: { StringEquals: { "aws:ResourceAccount": OWN } } },
    [],
    "Data stays with the account.",
  ),
  endpoint(
    "an endpoint to the organization's resources",
    { Condition: { StringEquals: { "aws:ResourceOrgID": ORGANIZATION } } },
    [],
    "Data stays with the organization.",
  ),
  endpoint(
    "an endpoint to its resources, if they have an owner",
    { Condition: { StringEqualsIfExists: { "aws:ResourceAccount": OWN } } },
    OPEN,
    "A request without the key passes.",
  ),
  endpoint(
    "an endpoint to one bucket",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::amazon-ssm-us-east-1/*" },
    [],
    "A bucket's name is unique in the world.",
  ),
  endpoint(
    "an endpoint to buckets that begin so",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::al2023-repos-us-east-1-*/*" },
    OPEN,
    "Anybody may name a bucket so.",
  ),
  endpoint(
    "an endpoint to tables of the account",
    { Resource: `arn:aws:dynamodb:us-east-1:${OWN}:table/*` },
    [],
    "The account is named.",
  ),
  endpoint(
    "an endpoint to tables of any account",
    { Resource: "arn:aws:dynamodb:us-east-1:*:table/*" },
    OPEN,
    "The account is a wildcard.",
  ),
  endpoint(
    "an endpoint to what is not known yet",
    { Resource: UNKNOWN },
    ["public?@0"],
    "It may be one bucket, or all of them.",
  ),
  endpoint(
    "an endpoint for TLS",
    { Condition: { Bool: { "aws:SecureTransport": "true" } } },
    OPEN,
    "Strangers use TLS as well.",
  ),
  guard(
    "a guardrail",
    { Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" },
    [],
    "It only denies.",
  ),
  guard(
    "all but some regions are denied",
    {
      Effect: "Deny",
      NotAction: ["iam:*"],
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } },
    },
    [],
    "NotAction is how a denial leaves global services out.",
  ),
  guard(
    "everything is let through",
    { Effect: "Allow", Action: "*", Resource: "*" },
    [],
    "A control policy grants nothing: AWS's own FullAWSAccess says the same.",
  ),
  guard(
    "a principal in a control policy",
    { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
    ["malformed@Statement[0].Principal"],
    "Control policies are about the accounts that they are attached to.",
  ),
];
