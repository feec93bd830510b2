import { below, type CorpusCase, document, OBJECTS, ORGANIZATION, OTHER, OWN, read } from "./case.js";

const LETS_IN = [`cross-account:${OTHER}@0`];
const CANONICAL = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

/** Who else is let in. */
export const CROSS_ACCOUNT: readonly CorpusCase[] = [
  {
    name: "another account",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:iam::${OTHER}:root` })),
    expected: LETS_IN,
    because: "The other account's administrators decide who of theirs uses the grant.",
  },
  {
    name: "another account by number",
    kind: "resource",
    document: document(read({ AWS: OTHER })),
    expected: LETS_IN,
    because: "Twelve digits are short for the account's root.",
  },
  {
    name: "one role of another account",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:iam::${OTHER}:role/partner` })),
    expected: LETS_IN,
    because: "A role belongs to the account in its ARN.",
  },
  {
    name: "a session of another account's role",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:sts::${OTHER}:assumed-role/partner/nightly` })),
    expected: LETS_IN,
    because: "A session belongs to the account of its role.",
  },
  {
    name: "the own account and another one",
    kind: "resource",
    document: document(read({ AWS: [OWN, OTHER] })),
    expected: LETS_IN,
    because: "Only the second one is somebody else.",
  },
  {
    name: "an account of another partition",
    kind: "resource",
    document: document(read({ AWS: `arn:aws-us-gov:iam::${OTHER}:root` })),
    expected: LETS_IN,
    because: "The account is named, whatever the partition.",
  },
  {
    name: "two accounts",
    kind: "resource",
    document: document(read({ AWS: [OTHER, "333333333333"] })),
    expected: [...LETS_IN, "cross-account:333333333333@0"],
    because: "Each of them is let in.",
  },
  {
    name: "another account below a condition on the own one",
    kind: "resource",
    document: document(read({ AWS: OTHER }, { StringEquals: { "aws:PrincipalAccount": OWN } })),
    expected: [],
    because: "No principal of the other account meets the condition, so the statement grants nothing.",
  },
  {
    name: "another account's key user",
    kind: "key",
    document: document({
      ...{
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${OTHER}:role/app` },
        Action: "kms:Decrypt",
        Resource: "*",
      },
    }),
    expected: LETS_IN,
    because: "A key's policy can let in principals of other accounts.",
  },
  {
    name: "a role for another account",
    kind: "trust",
    document: document({ Effect: "Allow", Principal: { AWS: OTHER }, Action: "sts:AssumeRole" }),
    expected: LETS_IN,
    because: "Whoever the other account allows may take on the role.",
  },
  {
    name: "a canonical user",
    kind: "resource",
    document: document(read({ CanonicalUser: CANONICAL })),
    expected: [`cross-account:${CANONICAL}@0`],
    because: "A canonical id does not say whose it is, so it is not taken for the own account's.",
  },
  below(
    "everybody of another account",
    { StringEquals: { "aws:PrincipalAccount": OTHER } },
    LETS_IN,
    "The condition leaves the other account.",
  ),
  below(
    "a role of another account by condition",
    { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OTHER}:role/*` } },
    LETS_IN,
    "The condition leaves roles of the other account.",
  ),
  below(
    "a source in another account",
    { StringEquals: { "aws:SourceAccount": OTHER } },
    LETS_IN,
    "A service acts for the other account.",
  ),
  {
    name: "a service that acts for another account",
    kind: "resource",
    document: document(read({ Service: "sns.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": OTHER } })),
    expected: LETS_IN,
    because: "The deputy is not confused, but it acts for somebody else.",
  },
  {
    name: "a service for an organization",
    kind: "resource",
    document: document(
      read({ Service: "cloudtrail.amazonaws.com" }, { StringEquals: { "aws:SourceOrgID": ORGANIZATION } }),
    ),
    expected: [`cross-account:${ORGANIZATION}@0`],
    because: "The service acts for all accounts of the organization.",
  },
  {
    name: "somebody who was deleted",
    kind: "resource",
    document: document(read({ AWS: "AIDAEXAMPLEUSERID123" })),
    expected: ["cross-account?@0"],
    because: "IAM shows the id of a deleted principal, which does not say whose it was.",
  },
  {
    name: "another account may do all but some things",
    kind: "resource",
    document: document({ Effect: "Allow", Principal: { AWS: OTHER }, NotAction: "s3:DeleteObject", Resource: OBJECTS }),
    expected: [...LETS_IN, "not-action@0"],
    because: "NotAction with Allow grants all actions of all services that it does not name.",
  },
];
