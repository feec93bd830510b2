import { type CorpusCase, document, OBJECTS, OTHER, OWN, read } from "./case.js";

const TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";
const QUEUE = "arn:aws:sqs:us-east-1:111122223333:jobs";

/** Who is everybody. */
export const PUBLIC: readonly CorpusCase[] = [
  {
    name: "a bucket for everybody",
    kind: "resource",
    document: document(read("*")),
    expected: ["public@0"],
    because: "The principal * is everybody, signed in or not, and no condition narrows it.",
  },
  {
    name: "a bucket for every AWS principal",
    kind: "resource",
    document: document(read({ AWS: "*" })),
    expected: ["public@0"],
    because: "In a resource's policy { AWS: * } means the same as *, anonymous callers included.",
  },
  {
    name: "a bucket for a list with everybody in it",
    kind: "resource",
    document: document(read({ AWS: [`arn:aws:iam::${OWN}:role/app`, "*"] })),
    expected: ["public@0"],
    because: "Principals are joined by OR, so a list is as wide as its widest entry.",
  },
  {
    name: "every service",
    kind: "resource",
    document: document(read({ Service: "*" })),
    expected: ["public@0", "confused-deputy@0"],
    because: "Any service acts for any of its customers, so everybody gets in through one.",
  },
  {
    name: "everybody but one account",
    kind: "resource",
    document: document({
      ...{ Effect: "Allow", NotPrincipal: { AWS: `arn:aws:iam::${OTHER}:root` } },
      ...{ Action: "s3:GetObject", Resource: OBJECTS },
    }),
    expected: ["public@0", "not-principal@0"],
    because: "NotPrincipal with Allow lets in all that it does not name, anonymous callers included.",
  },
  {
    name: "a statement that is not in a list",
    kind: "resource",
    document: JSON.stringify({ Version: "2012-10-17", Statement: read("*") }),
    expected: ["public@0"],
    because: "A policy's statement may stand alone, without brackets.",
  },
  {
    name: "a document as an object",
    kind: "resource",
    document: { Version: "2012-10-17", Statement: [read("*")] },
    expected: ["public@0"],
    because: "Providers take objects for text, and the meaning is the same.",
  },
  {
    name: "only the second statement is public",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:iam::${OWN}:root` }), read("*")),
    expected: ["public@1"],
    because: "Statements are joined by OR: one that lets everybody in is enough.",
  },
  {
    name: "a public topic",
    kind: "resource",
    document: document({ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: TOPIC }),
    expected: ["public@0"],
    because: "Anybody may publish, since a topic's policy grants by itself.",
  },
  {
    name: "a public queue with several weaknesses",
    kind: "resource",
    document: document({ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: QUEUE }),
    expected: ["public@0", "service-wildcard@0"],
    because: "Everybody may do everything, deletion of the queue's messages included.",
  },
  {
    name: "a public key",
    kind: "key",
    document: document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*" }),
    expected: ["public@0"],
    because: "A key's policy grants to any AWS principal that its own account lets use KMS.",
  },
  {
    name: "a role that everybody may take on",
    kind: "trust",
    document: document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }),
    expected: ["public@0"],
    because: "A trust policy is a resource's policy: any account's principals may assume the role.",
  },
  {
    name: "a role that any federation may take on",
    kind: "trust",
    document: document({ Effect: "Allow", Principal: { Federated: "*" }, Action: "sts:AssumeRoleWithSAML" }),
    expected: ["public@0"],
    because: "No provider is named, so tokens of all of them count.",
  },
  {
    name: "a bucket for its own account",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:iam::${OWN}:root` })),
    expected: [],
    because: "The root stands for the account, whose own policies then decide.",
  },
  {
    name: "a bucket for its own account by number",
    kind: "resource",
    document: document(read({ AWS: OWN })),
    expected: [],
    because: "Twelve digits are short for the account's root.",
  },
  {
    name: "a bucket for one role",
    kind: "resource",
    document: document(read({ AWS: `arn:aws:iam::${OWN}:role/app` })),
    expected: [],
    because: "One role of the own account is nobody else.",
  },
  {
    name: "a policy that only denies",
    kind: "resource",
    document: document({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: OBJECTS }),
    expected: [],
    because: "A denial grants nothing, whomever it names.",
  },
  {
    name: "a distribution's own user",
    kind: "resource",
    document: document(read({ AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE1234" })),
    expected: [],
    because: "An origin access identity belongs to one distribution and to no account's users.",
  },
];
