import { UNSCOPED_ACTIONS } from "../../stacks/documents/statement.js";
import { ownControl } from "../control.js";
import { statementsOf, type Statement } from "../documents.js";
import { isRecord, isUnknown, type PlannedResource } from "../planned-resource.js";
import type { Judgement, Rule } from "../rule.js";

/** Every type whose resources hold a policy document. */
const HOLDERS = [
  "aws:backup/vaultPolicy:VaultPolicy",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:kms/key:Key",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:secretsmanager/secret:Secret",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
];

const PRINCIPLE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

export const GRANT_RULES: readonly Rule[] = [
  ownControl("1", "high", {
    title: "policies grant named actions on named resources",
    protectsFrom: "What somebody can do with a role beyond what it is for",
    remedy: "name what the statement needs and nothing else",
    source: PRINCIPLE,
    check: {
      of: HOLDERS,
      judge: judging((statement, identity) => [
        ...actionComplaints(statement),
        ...(identity ? identityComplaints(statement) : []),
      ]),
    },
  }),
  ownControl("6", "critical", {
    title: "policies grant nothing to everybody",
    protectsFrom: "Everybody who has an AWS account, or none",
    remedy: "name the accounts, roles or services that need it",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check: { of: HOLDERS, judge: judging(principalComplaints) },
  }),
];

type Complain = (statement: Statement, identity: boolean) => readonly string[];

function judging(complain: Complain) {
  return (resource: PlannedResource): readonly Judgement[] => {
    if (PROPERTIES.some((property) => isUnknown(resource.inputs[property]))) return [UNDECIDED];
    return documentsOf(resource).flatMap(({ identity, statements }) =>
      statements
        .filter((statement) => statement["Effect"] === "Allow")
        .flatMap((statement): readonly Judgement[] => {
          const part = typeof statement["Sid"] === "string" ? statement["Sid"] : "";
          const complaints = complain(statement, identity);
          if (complaints.length === 0) return [{ answer: "yes", part, because: "" }];
          return complaints.map((because) => ({ answer: "no", part, because }));
        }),
    );
  };
}

const UNDECIDED: Judgement = { answer: "unknown", part: "", because: "is not known yet" };

/** IAM's own policies grant on what they name; those of a key or a bucket speak of that alone. */
const IDENTITY = ["aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy"];
const PROPERTIES = ["policy", "assumeRolePolicy", "accessPolicy"];

interface Document {
  readonly identity: boolean;
  readonly statements: readonly Statement[];
}

export function documentsOf({ type, inputs }: PlannedResource): readonly Document[] {
  return PROPERTIES.flatMap((property) => {
    const statements = statementsOf(inputs[property]);
    return statements === undefined ? [] : [{ identity: IDENTITY.includes(type), statements }];
  });
}

function actionComplaints({ Action, NotAction }: Statement): readonly string[] {
  const whole = words(Action).filter((action) => /^(\*|[\w-]+:\*)$/.test(action));
  return [
    ...whole.map((action) => `allows the action "${action}"`),
    ...(NotAction === undefined ? [] : ["allows all actions but some"]),
  ];
}

function principalComplaints({ Principal, NotPrincipal }: Statement): readonly string[] {
  const everybody = [Principal, ...(isRecord(Principal) ? Object.values(Principal) : [])].flatMap(words).includes("*");
  return everybody || NotPrincipal !== undefined ? ["allows everybody"] : [];
}

function identityComplaints({ Action, Resource, NotResource }: Statement): readonly string[] {
  const unscoped = words(Resource).includes("*") ? words(Action) : [];
  const patterns = words(Action).filter((action) => /[^:]\*|\?/.test(action));
  return [
    ...patterns.map((action) => `allows the actions "${action}"`),
    ...unscoped
      .filter((action) => !(action in UNSCOPED_ACTIONS))
      .map((action) => `allows "${action}" on every resource`),
    ...(NotResource === undefined ? [] : ["allows it on all resources but some"]),
  ];
}

function words(value: unknown): readonly string[] {
  return [value].flat().filter((word) => typeof word === "string");
}
