import { below, type CorpusCase, document, OWN } from "./case.js";

const OPEN = ["public@0"];
const ANYONE = "A stranger can fulfil this as well.";
const ABSENT = "Where the key is absent, as with anonymous callers, the condition is true.";

/** Conditions that look as if they kept strangers out. */
export const OPEN_CONDITIONS: readonly CorpusCase[] = [
  below("TLS", { Bool: { "aws:SecureTransport": "true" } }, OPEN, ANYONE),
  below("MFA", { Bool: { "aws:MultiFactorAuthPresent": "true" } }, OPEN, "Strangers have second factors too."),
  below(
    "a referer",
    { StringLike: { "aws:Referer": "https://example.com/*" } },
    OPEN,
    "Whoever calls writes the header.",
  ),
  below("an agent", { StringEquals: { "aws:UserAgent": "tapctl" } }, OPEN, "Whoever calls writes the header."),
  below("an encryption", { StringEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } }, OPEN, ANYONE),
  below("a canned ACL", { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }, OPEN, ANYONE),
  below("a region", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }, OPEN, ANYONE),
  below("a date", { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }, OPEN, "It is public until then."),
  below(
    "a tag of the principal",
    { StringEquals: { "aws:PrincipalTag/team": "platform" } },
    OPEN,
    "Any account tags its own principals as it likes.",
  ),
  below(
    "a user's name",
    { StringEquals: { "aws:username": "ada" } },
    OPEN,
    "Any account may have a user of that name.",
  ),
  below("a type of principal", { StringEquals: { "aws:PrincipalType": "AssumedRole" } }, OPEN, ANYONE),
  below(
    "any AWS service",
    { Bool: { "aws:PrincipalIsAWSService": "true" } },
    OPEN,
    "Services act for any of their customers.",
  ),
  below(
    "the resource's account",
    { StringEquals: { "aws:ResourceAccount": OWN } },
    OPEN,
    "It speaks of the bucket, which everybody asks for.",
  ),
  below("an account, if there is one", { StringEqualsIfExists: { "aws:PrincipalAccount": OWN } }, OPEN, ABSENT),
  below(
    "an organization, if there is one",
    { StringLikeIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    OPEN,
    "Accounts outside every organization have no such key.",
  ),
  below(
    "all values of a path",
    { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } },
    OPEN,
    "ForAllValues is true of no values.",
  ),
  below("all values of an account", { "ForAllValues:StringEquals": { "aws:PrincipalAccount": OWN } }, OPEN, ABSENT),
  below(
    "not one account",
    { StringNotEquals: { "aws:PrincipalAccount": "222222222222" } },
    OPEN,
    "All others are let in, and those without the key.",
  ),
  below(
    "not one organization",
    { StringNotLike: { "aws:PrincipalOrgID": "o-b1b2c3d4e5" } },
    OPEN,
    "All others are let in.",
  ),
  below(
    "not one role",
    { ArnNotEquals: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/app` } },
    OPEN,
    "All others are let in.",
  ),
  below(
    "not some addresses",
    { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
    OPEN,
    "The rest of the internet is let in.",
  ),
  below("any account", { StringLike: { "aws:PrincipalAccount": "*" } }, OPEN, "Every account matches the wildcard."),
  below("one account or any", { StringLike: { "aws:PrincipalAccount": [OWN, "*"] } }, OPEN, "Values are joined by OR."),
  below(
    "accounts that begin so",
    { StringLike: { "aws:PrincipalAccount": "1111*" } },
    OPEN,
    "Strangers have such numbers too.",
  ),
  below("any organization", { StringLike: { "aws:PrincipalOrgID": "o-*" } }, OPEN, "Anybody can found one."),
  below("any endpoint", { StringLike: { "aws:SourceVpce": "vpce-*" } }, OPEN, "Anybody can make one."),
  below(
    "any role of any account",
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } },
    OPEN,
    "Anybody can have a role of that name.",
  ),
  below(
    "a wildcard over colons",
    { StringLike: { "aws:PrincipalArn": `arn:aws:*:${OWN}:role/*` } },
    OPEN,
    "With StringLike a * runs over colons, so the number may stand in a stranger's name.",
  ),
  below(
    "buckets that begin so",
    { ArnLike: { "aws:SourceArn": "arn:aws:s3:::prod-*" } },
    OPEN,
    "Anybody may name a bucket so.",
  ),
  below("a key that must be there", { Null: { "aws:PrincipalOrgID": "false" } }, OPEN, "Any organization will do."),
  below(
    "a key that must not be there",
    { Null: { "aws:PrincipalAccount": "true" } },
    OPEN,
    "Anonymous callers have none.",
  ),
  below("all addresses", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, OPEN, "That is the internet."),
  below(
    "half of all addresses",
    { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
    OPEN,
    "S3 takes what is wider than /8 for public.",
  ),
  below(
    "an office and the internet",
    { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "::/0"] } },
    OPEN,
    "Values are joined by OR.",
  ),
  below(
    "a variable of the caller's",
    { StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } },
    OPEN,
    "Whoever calls decides what it is filled in with.",
  ),
  {
    name: "a key through one service only",
    kind: "key",
    document: document({
      ...{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*" },
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
    }),
    expected: OPEN,
    because: "Any account's principals may ask that service, which then asks for the key in their name.",
  },
  {
    name: "a role behind an external id",
    kind: "trust",
    document: document({
      ...{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
      Condition: { StringEquals: { "sts:ExternalId": "42" } },
    }),
    expected: OPEN,
    because: "AWS does not treat an external id as a secret, and whoever knows it may be anybody.",
  },
];
