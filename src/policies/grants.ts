import { UNSCOPED_ACTIONS } from "../stacks/documents/statement.js";
import { GRANT_EXCEPTIONS } from "./exceptions.js";

/** A resource as the engine is asked for it. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface WideGrant {
  readonly urn: string;
  readonly message: string;
  /** The statement's; empty where it has none. */
  readonly sid: string;
}

/** V15: every grant in a plan that is wider than it may be, but for the listed exceptions. */
export function wideGrants(resources: readonly PlannedResource[]): readonly WideGrant[] {
  return allWideGrants(resources).filter(({ urn, sid }) => !GRANT_EXCEPTIONS.some((one) => covers(one, urn, sid)));
}

export function covers(exception: { readonly within: string; readonly sid: string }, urn: string, sid: string) {
  const types = urn.split("::")[2]?.split("$") ?? [];
  return exception.sid === sid && types.includes(exception.within);
}

/** Exceptions included. */
export function allWideGrants(resources: readonly PlannedResource[]): readonly WideGrant[] {
  return resources.flatMap((resource) =>
    documentsOf(resource).flatMap(({ identity, statements }) =>
      statements
        .filter((statement) => statement["Effect"] === "Allow")
        .flatMap((statement) => {
          const sid = typeof statement["Sid"] === "string" ? statement["Sid"] : "";
          const complaints = [...complaintsOf(statement), ...(identity ? identityComplaints(statement) : [])];
          return complaints.map((complaint) => ({ urn: resource.urn, sid, message: sentence(sid, complaint) }));
        }),
    ),
  );
}

function sentence(sid: string, complaint: string): string {
  return `V15: its statement ${sid === "" ? "without a name" : `"${sid}"`} ${complaint}`;
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

function isRecord(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
