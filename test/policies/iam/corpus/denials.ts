import { BUCKET, type CorpusCase, document, OBJECTS, ORGANIZATION, OTHER, OWN, read, refuse } from "./case.js";

interface Told {
  readonly expected: readonly string[];
  readonly shadowed?: readonly number[];
  readonly because: string;
}

function both(name: string, allow: unknown, deny: readonly unknown[], told: Told): CorpusCase {
  return { name, kind: "resource", document: document(allow, ...deny), ...told };
}

const STILL_PUBLIC = ["public@0"];
const GONE = { expected: [], shadowed: [0] };

/** An explicit denial wins over whatever allows. */
export const DENIALS: readonly CorpusCase[] = [
  both("everybody is denied", read("*"), [refuse()], {
    ...GONE,
    because: "The denial covers principal, action and resource, without a condition.",
  }),
  both("everybody is denied, before", refuse(), [read("*")], {
    expected: [],
    shadowed: [1],
    because: "The order of statements means nothing.",
  }),
  both("all actions are denied", read("*"), [refuse(undefined, { Action: "*", Resource: "*" })], {
    ...GONE,
    because: "Wildcards of the denial cover what is allowed.",
  }),
  both("the action is denied in other letters", read("*"), [refuse(undefined, { Action: "S3:getobject" })], {
    ...GONE,
    because: "Actions have no case.",
  }),
  both("another action is denied", read("*"), [refuse(undefined, { Action: "s3:PutObject" })], {
    expected: STILL_PUBLIC,
    because: "Reading is left.",
  }),
  both("other objects are denied", read("*"), [refuse(undefined, { Resource: `${OBJECTS}.log` })], {
    expected: STILL_PUBLIC,
    because: "Only objects that end so are taken away.",
  }),
  both("the bucket is denied, not its objects", read("*"), [refuse(undefined, { Resource: BUCKET })], {
    expected: STILL_PUBLIC,
    because: "A bucket's ARN does not match those of its objects.",
  }),
  both("all but reading is denied", read("*"), [refuse(undefined, { Action: undefined, NotAction: "s3:GetObject" })], {
    expected: STILL_PUBLIC,
    because: "NotAction leaves what it names.",
  }),
  both("all but listing is denied", read("*"), [refuse(undefined, { Action: undefined, NotAction: "s3:ListBucket" })], {
    ...GONE,
    because: "Reading is among what NotAction denies.",
  }),
  both(
    "all but other objects are denied",
    read("*"),
    [refuse(undefined, { Resource: undefined, NotResource: "arn:aws:s3:::other/*" })],
    { ...GONE, because: "The bucket's objects are among what NotResource denies." },
  ),
  both(
    "each action by a denial of its own",
    { ...read("*"), Action: ["s3:GetObject", "s3:PutObject"] },
    [refuse(undefined, { Action: "s3:Get*" }), refuse(undefined, { Action: "s3:Put*" })],
    { ...GONE, because: "Together the two cover all that is allowed." },
  ),
  both(
    "half of the actions",
    { ...read("*"), Action: ["s3:GetObject", "s3:PutObject"] },
    [refuse(undefined, { Action: "s3:Get*" })],
    { expected: STILL_PUBLIC, because: "Writing is left." },
  ),
  both("without TLS", read("*"), [refuse({ Bool: { "aws:SecureTransport": "false" } })], {
    expected: STILL_PUBLIC,
    because: "Whoever uses TLS is not denied.",
  }),
  both("outside the organization", read("*"), [refuse({ StringNotEquals: { "aws:PrincipalOrgID": ORGANIZATION } })], {
    expected: [],
    because: "Whoever has another organization, or none, is denied.",
  }),
  both(
    "outside the organization, if there is one",
    read("*"),
    [refuse({ StringNotEqualsIfExists: { "aws:PrincipalOrgID": ORGANIZATION } })],
    { expected: [], because: "IfExists is true without the key, so these are denied as well." },
  ),
  both(
    "outside the organization over the network",
    read("*"),
    [
      refuse({
        StringNotEquals: { "aws:PrincipalOrgID": ORGANIZATION },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      }),
    ],
    { expected: STILL_PUBLIC, because: "Services are not denied, and act for strangers." },
  ),
  both(
    "neither account nor endpoint",
    read("*"),
    [refuse({ StringNotEquals: { "aws:PrincipalAccount": OWN, "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } })],
    { expected: [], because: "Conditions are joined by AND: who is let through has the account or the endpoint." },
  ),
  both(
    "any of the paths is another one",
    read("*"),
    [refuse({ "ForAnyValue:StringNotLike": { "aws:PrincipalOrgPaths": `${ORGANIZATION}/*` } })],
    {
      expected: STILL_PUBLIC,
      because: "ForAnyValue is false of no values, so strangers without the key are not denied.",
    },
  ),
  both(
    "all of the paths are others",
    read("*"),
    [refuse({ "ForAllValues:StringNotLike": { "aws:PrincipalOrgPaths": `${ORGANIZATION}/*` } })],
    { expected: [], because: "ForAllValues is true of no values, so strangers without the key are denied." },
  ),
  both("only one stranger", read("*"), [refuse({ StringEquals: { "aws:PrincipalAccount": OTHER } })], {
    expected: STILL_PUBLIC,
    because: "All others are left.",
  }),
  both("outside addresses", read("*"), [refuse({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } })], {
    expected: [],
    because: "Whoever comes from elsewhere is denied.",
  }),
  both("outside all addresses", read("*"), [refuse({ NotIpAddress: { "aws:SourceIp": "0.0.0.0/0" } })], {
    expected: STILL_PUBLIC,
    because: "Nobody comes from outside all addresses.",
  }),
  both("a key that is absent", read("*"), [refuse({ Null: { "aws:PrincipalOrgID": "true" } })], {
    expected: STILL_PUBLIC,
    because: "Members of any organization are left.",
  }),
  both(
    "everybody but a role",
    read("*"),
    [refuse(undefined, { Principal: undefined, NotPrincipal: { AWS: [`arn:aws:iam::${OWN}:role/app`] } })],
    { expected: [], because: "NotPrincipal denies all but the one role." },
  ),
  both("one role only", read("*"), [refuse(undefined, { Principal: { AWS: `arn:aws:iam::${OWN}:role/app` } })], {
    expected: STILL_PUBLIC,
    because: "Everybody but that role is left.",
  }),
  both(
    "another account through its root",
    read({ AWS: `arn:aws:iam::${OTHER}:role/partner` }),
    [refuse(undefined, { Principal: { AWS: OTHER } })],
    { ...GONE, because: "A denial of the root denies all of the account." },
  ),
  both(
    "another account by condition",
    read({ AWS: OTHER }),
    [refuse({ StringNotEquals: { "aws:PrincipalAccount": OWN } })],
    { ...GONE, because: "The condition holds for whoever the statement lets in." },
  ),
  both(
    "one of two accounts",
    read({ AWS: [OTHER, "333333333333"] }),
    [refuse(undefined, { Principal: { AWS: OTHER } })],
    { expected: ["cross-account:333333333333@0"], because: "The other one is left." },
  ),
  {
    name: "a role's rights that its own policy denies",
    kind: "identity",
    document: document(
      { Effect: "Allow", Action: "s3:*", Resource: OBJECTS },
      { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::prod-*" },
    ),
    expected: [],
    shadowed: [0],
    because: "The denial's pattern covers the objects.",
  },
  {
    name: "a role's rights that are denied from elsewhere",
    kind: "identity",
    document: document(
      { Effect: "Allow", Action: "s3:*", Resource: OBJECTS },
      {
        Effect: "Deny",
        Action: "s3:*",
        Resource: "*",
        Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      },
    ),
    expected: ["service-wildcard@0"],
    because: "The denial does not hold everywhere, so the right is there.",
  },
];
