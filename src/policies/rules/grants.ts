import { UNSCOPED_ACTIONS } from "../../stacks/documents/statement.js";
import { isRecord, isUnknown, type PlannedResource } from "../planned-resource.js";
import type { Judgement, Rule } from "../rule.js";
import { promise } from "../standards.js";

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

export const GRANT_RULES: readonly Rule[] = [
  {
    id: "TAP.1",
    standards: [promise("1")],
    title: "policies grant named actions on named resources to named principals",
    severity: "high",
    protectsFrom: "What somebody can do with a role beyond what it is for",
    remedy: "name what the statement needs and nothing else",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    check: { of: HOLDERS, judge: judgeGrants },
  },
];

function judgeGrants(resource: PlannedResource): readonly Judgement[] {
  const undecided: Judgement = { answer: "unknown", part: "", because: "is not known yet" };
  if (PROPERTIES.some((property) => isUnknown(resource.inputs[property]))) return [undecided];
  return documentsOf(resource).flatMap(({ identity, statements }) =>
    statements
      .filter((statement) => statement["Effect"] === "Allow")
      .flatMap((statement): readonly Judgement[] => {
        const part = typeof statement["Sid"] === "string" ? statement["Sid"] : "";
        const complaints = [...complaintsOf(statement), ...(identity ? identityComplaints(statement) : [])];
        if (complaints.length === 0) return [{ answer: "yes", part, because: "" }];
        return complaints.map((because) => ({ answer: "no", part, because }));
      }),
  );
}

/** IAM's own policies grant on what they name; those of a key or a bucket speak of that alone. */
const IDENTITY = ["aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy"];
const PROPERTIES = ["policy", "assumeRolePolicy", "accessPolicy"];

type Statement = Readonly<Record<string, unknown>>;

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

/** Undefined for what is no document, or not known yet: nothing can be said of that. */
function statementsOf(text: unknown): readonly Statement[] | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    const document: unknown = JSON.parse(text);
    const statements = isRecord(document) ? document["Statement"] : undefined;
    return [statements ?? []].flat().filter(isRecord);
  } catch {
    // The provider refuses what is not JSON.
    return undefined;
  }
}

function complaintsOf(statement: Statement): readonly string[] {
  const { Action, NotAction, Principal, NotPrincipal } = statement;
  const whole = words(Action).filter((action) => /^(\*|[\w-]+:\*)$/.test(action));
  const everybody = [Principal, ...(isRecord(Principal) ? Object.values(Principal) : [])].flatMap(words).includes("*");
  return [
    ...whole.map((action) => `allows the action "${action}"`),
    ...(NotAction === undefined ? [] : ["allows all actions but some"]),
    ...(everybody || NotPrincipal !== undefined ? ["allows everybody"] : []),
  ];
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
