import { type CorpusCase, document, OBJECTS, OWN, read, refuse, UNKNOWN } from "./case.js";

function some(name: string, statements: readonly unknown[], expected: readonly string[], because: string): CorpusCase {
  return { name, kind: "resource", document: document(...statements), expected, because };
}

const EVERYTHING_OF_A_RESOURCE = [
  ...["public?", "cross-account?", "confused-deputy?", "all-actions?", "service-wildcard?", "action-pattern?"],
  ...["not-action?", "not-principal?", "not-resource?", "malformed?"],
];

/** What a plan does not know yet: that is never well, and never wrong. */
export const UNKNOWNS: readonly CorpusCase[] = [
  {
    name: "a whole document",
    kind: "resource",
    document: UNKNOWN,
    expected: EVERYTHING_OF_A_RESOURCE.map((weakness) => `${weakness}@`),
    because: "Text that is made of something unknown is unknown as a whole.",
  },
  {
    name: "a document that is a secret",
    kind: "trust",
    document: "[secret]",
    expected: [
      ...["public?@", "cross-account?@", "confused-deputy?@", "wide-federation?@", "all-actions?@"],
      ...["service-wildcard?@", "action-pattern?@", "not-action?@", "not-principal?@", "malformed?@"],
    ],
    because: "The engine's events do not tell secrets.",
  },
  {
    name: "a document that another stack will tell",
    kind: "endpoint",
    document: { $unknown: "us-west-2" },
    expected: ["public?@", "not-principal?@", "malformed?@"],
    because: "A value of another stack is not there before that is deployed.",
  },
  some(
    "a principal",
    [read({ AWS: UNKNOWN })],
    ["public?@0", "cross-account?@0"],
    "It may be anybody, but no service.",
  ),
  some(
    "who it is",
    [read(UNKNOWN)],
    ["public?@0", "cross-account?@0", "confused-deputy?@0"],
    "It may be anybody, a service too.",
  ),
  some(
    "a service",
    [read({ Service: UNKNOWN })],
    ["public?@0", "cross-account?@0", "confused-deputy?@0"],
    "It may be any service.",
  ),
  some(
    "a principal beside everybody",
    [read({ AWS: ["*", UNKNOWN] })],
    ["public@0", "cross-account?@0"],
    "Everybody is named, whoever else is.",
  ),
  some(
    "a principal below a condition",
    [read({ AWS: UNKNOWN }, { StringEquals: { "aws:PrincipalAccount": OWN } })],
    ["cross-account?@0"],
    "Whoever it is, no stranger meets the condition.",
  ),
  some("a condition", [{ ...read("*"), Condition: UNKNOWN }], ["public?@0"], "It may keep strangers out."),
  some("an operator's keys", [read("*", { StringEquals: UNKNOWN })], ["public?@0"], "It may keep strangers out."),
  some(
    "an operator",
    [read("*", { [UNKNOWN]: { "aws:PrincipalAccount": OWN } })],
    ["public?@0"],
    "It may be one that keeps strangers out.",
  ),
  some(
    "a value",
    [read("*", { StringEquals: { "aws:PrincipalAccount": UNKNOWN } })],
    ["public?@0"],
    "It may be a variable that strangers fill in.",
  ),
  some(
    "a value of an open condition",
    [read("*", { StringEquals: { "aws:RequestedRegion": UNKNOWN } })],
    ["public@0"],
    "Whatever the region is, strangers can ask there.",
  ),
  some(
    "one of two values",
    [read("*", { StringLike: { "aws:PrincipalAccount": [UNKNOWN, "*"] } })],
    ["public@0"],
    "The other value lets everybody in already.",
  ),
  some(
    "the name in an ARN",
    [read("*", { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/${UNKNOWN}` } })],
    [],
    "The account is known, and that is what counts.",
  ),
  some(
    "the account in an ARN",
    [read("*", { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${UNKNOWN}:role/app` } })],
    ["public?@0"],
    "It may be a wildcard.",
  ),
  some(
    "whether a key must be there",
    [read("*", { StringEqualsIfExists: { "aws:PrincipalAccount": OWN }, Null: { "aws:PrincipalAccount": UNKNOWN } })],
    ["public?@0"],
    "If it must, strangers are kept out.",
  ),
  some("an effect", [{ ...read("*"), Effect: UNKNOWN }], ["public?@0"], "It may be a denial."),
  some(
    "an action",
    [{ ...read({ AWS: OWN }), Action: UNKNOWN }],
    ["all-actions?@0", "service-wildcard?@0", "action-pattern?@0"],
    "It may be a wildcard.",
  ),
  some("a resource", [{ ...read("*"), Resource: UNKNOWN }], ["public@0"], "Whatever it is, everybody may read it."),
  some(
    "a statement",
    [UNKNOWN],
    [
      "public?@0",
      "cross-account?@0",
      "confused-deputy?@0",
      "all-actions?@0",
      "service-wildcard?@0",
      "action-pattern?@0",
    ],
    "It may be anything.",
  ),
  some(
    "a statement beside a public one",
    [read("*"), UNKNOWN],
    [
      "public?@0",
      "public?@1",
      "cross-account?@1",
      "confused-deputy?@1",
      "all-actions?@1",
      "service-wildcard?@1",
      "action-pattern?@1",
    ],
    "It may deny what the other one allows.",
  ),
  some(
    "what is denied",
    [read("*"), refuse(undefined, { Action: UNKNOWN })],
    ["public?@0"],
    "It may be what is allowed.",
  ),
  some("when it is denied", [read("*"), { ...refuse(), Condition: UNKNOWN }], ["public?@0"], "It may be always."),
  some("who is denied", [read("*"), refuse(undefined, { Principal: UNKNOWN })], ["public?@0"], "It may be everybody."),
  some(
    "what another action's denial is about",
    [read("*"), refuse(undefined, { Action: "s3:PutObject", Resource: UNKNOWN })],
    ["public@0"],
    "Reading is left, whatever the resource is.",
  ),
  {
    name: "the resource of a role's right",
    kind: "identity",
    document: document({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: UNKNOWN }),
    expected: ["every-resource?@0", "resource-pattern?@0"],
    because: "It may be a wildcard.",
  },
  {
    name: "the role that may be passed",
    kind: "identity",
    document: document({ Effect: "Allow", Action: "iam:PassRole", Resource: UNKNOWN }),
    expected: ["every-resource?@0", "resource-pattern?@0", "privilege-escalation?@0"],
    because: "It may be every role.",
  },
  {
    name: "the objects of a role's right",
    kind: "identity",
    document: document({ Effect: "Allow", Action: "s3:GetObject", Resource: [OBJECTS, `arn:aws:s3:::${UNKNOWN}/*`] }),
    expected: ["every-resource?@0", "resource-pattern?@0"],
    because: "The second bucket's name may be a wildcard.",
  },
  {
    name: "whose token it is",
    kind: "trust",
    document: document({ Effect: "Allow", Principal: { Federated: UNKNOWN }, Action: "sts:AssumeRoleWithSAML" }),
    expected: ["public?@0", "cross-account?@0", "wide-federation?@0"],
    because: "It may be a provider for everybody.",
  },
];
