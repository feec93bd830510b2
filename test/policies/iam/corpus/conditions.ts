import { below, BUCKET, type CorpusCase, document, ORGANIZATION, OWN, read } from "./case.js";

const FIXED = "The key's value is set by AWS from who calls, and only this one matches.";
const ROLE = `arn:aws:iam::${OWN}:role/app`;

/** Conditions that keep strangers out. */
export const CONDITIONS: readonly CorpusCase[] = [
  below("an account", { StringEquals: { "aws:PrincipalAccount": OWN } }, [], FIXED),
  below("an account, the key in capitals", { StringEquals: { "AWS:PRINCIPALACCOUNT": OWN } }, [], "Keys have no case."),
  below("an account as a number", { StringEquals: { "aws:PrincipalAccount": 111122223333 } }, [], FIXED),
  below("an account through a pattern without wildcards", { StringLike: { "aws:PrincipalAccount": OWN } }, [], FIXED),
  below("an account that a service acts for", { StringEquals: { "aws:SourceAccount": OWN } }, [], FIXED),
  below(
    "an owner of a source",
    { StringEqualsIgnoreCase: { "aws:SourceOwner": OWN } },
    [],
    "The older key for the account that a service acts for.",
  ),
  below("a role", { ArnEquals: { "aws:PrincipalArn": ROLE } }, [], FIXED),
  below(
    "any role of the account",
    { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } },
    [],
    "ARN operators compare part by part, so the account stays fixed whatever the role.",
  ),
  below(
    "any role of the account through StringLike",
    { StringLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } },
    [],
    "The account stands before the first wildcard.",
  ),
  below(
    "a source in the account",
    { ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${OWN}:*` } },
    [],
    "Region and name may vary, the account may not.",
  ),
  below(
    "a bucket as the source",
    { ArnEquals: { "aws:SourceArn": BUCKET } },
    [],
    "A bucket's ARN has no account, but its name is unique in the world.",
  ),
  below(
    "an organization",
    { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } },
    ["cross-account:o-a1b2c3d4e5@0"],
    "Strangers are kept out, but all accounts of the organization are let in.",
  ),
  below(
    "the organization that owns the bucket",
    { StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } },
    [],
    "AWS fills the variable in from the resource, not from the request.",
  ),
  below(
    "a unit of an organization",
    { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${ORGANIZATION}/r-ab12/ou-ab12-11111111/*` } },
    ["cross-account:o-a1b2c3d4e5@0"],
    "ForAnyValue is false where the key is absent, and the path begins in one organization.",
  ),
  below("a VPC", { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60718" } }, [], FIXED),
  below("an endpoint", { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }, [], FIXED),
  below(
    "endpoints",
    { StringEquals: { "aws:SourceVpce": ["vpce-0a1b2c3d4e5f60718", "vpce-0a1b2c3d4e5f60719"] } },
    [],
    "Values are joined by OR, and each of them is fixed.",
  ),
  below(
    "addresses of an office",
    { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
    [],
    "S3 takes a /8 or narrower for fixed.",
  ),
  below("one address", { IpAddress: { "aws:SourceIp": "203.0.113.7" } }, [], "Without a prefix it is one address."),
  below(
    "addresses of IPv6",
    { IpAddress: { "aws:SourceIp": "2001:db8:1::/48" } },
    [],
    "S3 takes a /32 or narrower for fixed.",
  ),
  below(
    "sessions of one role by its id",
    { StringLike: { "aws:userid": "AROAEXAMPLEROLEID123:*" } },
    [],
    "Ids of roles are unique in the world and never used again.",
  ),
  below(
    "an account, and TLS",
    { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:PrincipalAccount": OWN } },
    [],
    "Operators are joined by AND, so one that keeps strangers out is enough.",
  ),
  below(
    "two keys of one operator",
    { StringEquals: { "aws:PrincipalAccount": OWN, "aws:PrincipalTag/team": "platform" } },
    [],
    "Keys are joined by AND as well.",
  ),
  below(
    "an account if there is one, which there must be",
    { StringEqualsIfExists: { "aws:PrincipalAccount": OWN }, Null: { "aws:PrincipalAccount": "false" } },
    [],
    "Null false wants the key to be there, which closes what IfExists opens.",
  ),
  below(
    "all values of a unit, of which there must be one",
    {
      "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": `${ORGANIZATION}/*` },
      Null: { "aws:PrincipalOrgPaths": false },
    },
    ["cross-account:o-a1b2c3d4e5@0"],
    "Null false closes what ForAllValues opens for callers without the key.",
  ),
  below(
    "a literal star",
    { StringEquals: { "aws:PrincipalAccount": "*" } },
    [],
    "StringEquals knows no wildcards, so no caller matches and nothing is granted.",
  ),
  below(
    "no value at all",
    { StringEquals: { "aws:PrincipalAccount": [] } },
    [],
    "Nothing equals one of none, so nothing is granted.",
  ),
  {
    name: "a key for the account through one service",
    kind: "key",
    document: document({
      ...{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*" },
      Condition: { StringEquals: { "kms:CallerAccount": OWN, "kms:ViaService": "ec2.us-east-1.amazonaws.com" } },
    }),
    expected: [],
    because: "kms:CallerAccount is the caller's account, as in the policies of AWS's own keys.",
  },
  {
    name: "an access point of the account",
    kind: "resource",
    document: document(read("*", { StringEquals: { "s3:DataAccessPointAccount": OWN } })),
    expected: [],
    because: "Who may come through the account's access points is decided by their own policies.",
  },
];
