import { type CorpusCase, document } from "./case.js";

const GITHUB = "token.actions.githubusercontent.com";
const CLUSTER = "oidc.eks.us-east-1.amazonaws.com";
const AUDIENCE = { [`${GITHUB}:aud`]: "sts.amazonaws.com" };
const provider = (host: string) => `arn:aws:iam::111122223333:oidc-provider/${host}`;

interface Asked {
  readonly federated?: string;
  readonly conditions?: unknown;
}

function role(
  name: string,
  { federated = provider(GITHUB), conditions }: Asked,
  expected: readonly string[],
  because: string,
): CorpusCase {
  const statement = { Effect: "Allow", Principal: { Federated: federated }, Action: "sts:AssumeRoleWithWebIdentity" };
  const document_ = document(conditions === undefined ? statement : { ...statement, Condition: conditions });
  return { name, kind: "trust", document: document_, expected, because };
}

function github(
  name: string,
  operator: string,
  sub: unknown,
  expected: readonly string[],
  because: string,
): CorpusCase {
  const conditions = {
    StringEquals: AUDIENCE,
    [operator]: { ...(operator === "StringEquals" ? AUDIENCE : {}), [`${GITHUB}:sub`]: sub },
  };
  return role(name, { conditions }, expected, because);
}

const WIDE = ["wide-federation@0"];

/** Whom a federation lets in. */
export const FEDERATIONS: readonly CorpusCase[] = [
  github(
    "an environment of a repository",
    "StringEquals",
    "repo:org/app:environment:prod",
    [],
    "GitHub puts the environment into the subject, and its reviewers guard it.",
  ),
  github("a branch of a repository", "StringLike", "repo:org/app:ref:refs/heads/main", [], "One branch is named."),
  github(
    "branches of a repository",
    "StringLike",
    "repo:org/app:ref:refs/heads/release-*",
    [],
    "The repository and the kind of reference are named.",
  ),
  github("a whole repository", "StringLike", "repo:org/app:*", WIDE, "Every branch and pull request of it gets in."),
  github(
    "every repository of an organization",
    "StringLike",
    "repo:org/*",
    WIDE,
    "Whoever may make a repository gets in.",
  ),
  github(
    "an organization that begins so",
    "StringLike",
    "repo:org*:environment:prod",
    WIDE,
    "Anybody may found an organization that begins so.",
  ),
  github("every subject", "StringLike", "*", WIDE, "Everybody on GitHub gets in."),
  github(
    "one repository or all",
    "StringLike",
    ["repo:org/app:environment:prod", "repo:*"],
    WIDE,
    "Values are joined by OR.",
  ),
  github(
    "not one repository",
    "StringNotEquals",
    "repo:org/other:environment:prod",
    WIDE,
    "Everybody else on GitHub gets in.",
  ),
  github(
    "a subject, if there is one",
    "StringEqualsIfExists",
    "repo:org/app:environment:prod",
    WIDE,
    "Without the claim the condition is true.",
  ),
  role(
    "GitHub with an audience alone",
    { conditions: { StringEquals: AUDIENCE } },
    WIDE,
    "Every workflow on GitHub can ask for a token with that audience.",
  ),
  role(
    "GitHub with a subject alone",
    { conditions: { StringEquals: { [`${GITHUB}:sub`]: "repo:org/app:environment:prod" } } },
    WIDE,
    "Tokens that were made for other services count too.",
  ),
  role("GitHub without conditions", {}, [...WIDE, ...WIDE], "Neither subject nor audience is asked for."),
  role(
    "a cluster with an audience alone",
    { federated: provider(CLUSTER), conditions: { StringEquals: { [`${CLUSTER}:aud`]: "sts.amazonaws.com" } } },
    WIDE,
    "Every service account of the cluster gets in.",
  ),
  role(
    "a service account of a cluster",
    {
      federated: provider(CLUSTER),
      conditions: {
        StringEquals: { [`${CLUSTER}:aud`]: "sts.amazonaws.com", [`${CLUSTER}:sub`]: "system:serviceaccount:app:web" },
      },
    },
    [],
    "Subject and audience are asked for.",
  ),
  role(
    "Cognito without a pool",
    { federated: "cognito-identity.amazonaws.com" },
    WIDE,
    "Anybody can make an identity pool.",
  ),
  role(
    "Cognito with a pool",
    {
      federated: "cognito-identity.amazonaws.com",
      conditions: { StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:12345678-aaaa" } },
    },
    [],
    "The audience is the one pool.",
  ),
  role(
    "Google without an application",
    { federated: "accounts.google.com" },
    WIDE,
    "Everybody has an account with Google.",
  ),
  {
    name: "SAML without an audience",
    kind: "trust",
    document: document({
      ...{ Effect: "Allow", Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/corp" } },
      Action: "sts:AssumeRoleWithSAML",
    }),
    expected: WIDE,
    because: "An assertion for another service of the provider counts too.",
  },
  {
    name: "SAML with its audience",
    kind: "trust",
    document: document({
      ...{ Effect: "Allow", Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/corp" } },
      ...{ Action: "sts:AssumeRoleWithSAML" },
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    }),
    expected: [],
    because: "Only assertions for AWS count.",
  },
];
