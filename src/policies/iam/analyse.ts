import { confusedDeputies } from "./deputies.js";
import { denied } from "./denials.js";
import { type PolicyDocument, type PolicyKind, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { escalations } from "./escalation.js";
import { isPublic } from "./exposure.js";
import { wideFederations } from "./federations.js";
import { wideActions, wideResources } from "./breadth.js";
import { foreignParties, type Home } from "./parties.js";
import { parsePolicy } from "./parse/parse-policy.js";
import { type Suspicion, type Weakness, weaknessesOf } from "./weaknesses.js";

export interface Policy {
  readonly kind: PolicyKind;
  /** The document as it stands in an input. */
  readonly document: unknown;
}

export interface PolicyFinding {
  /** `malformed` is a document that AWS would refuse, of which nothing else can be told. */
  readonly weakness: Weakness | "malformed";
  /** `unknown` is not decidable yet, and never means that all is well. */
  readonly holds: "yes" | "unknown";
  /** As in `Statement[2].Action`; empty where it is the whole document. */
  readonly at: string;
  /** The statement's; empty where it has none. */
  readonly sid: string;
  /** Goes after the name of what it is about: `allows everybody`. */
  readonly says: string;
}

export interface Analysis {
  readonly state: "known" | "unknown" | "malformed";
  readonly findings: readonly PolicyFinding[];
  /** Where statements are of which denials of the same document leave nothing. */
  readonly shadowed: readonly string[];
}

/** All that a document allows too widely; what it says of a stranger holds whatever other policies say. */
export function analysePolicy({ kind, document }: Policy, home: Home): Analysis {
  const parsed = parsePolicy(kind, document);
  if (parsed.state === "known") return analyseDocument(parsed.document, kind, home);
  const problems = parsed.state === "malformed" ? parsed.problems : [];
  const certain = problems.map(
    ({ at, message }) => ({ ...WHOLE, weakness: "malformed", holds: "yes", at, says: message }) as const,
  );
  const undecided = [...weaknessesOf(kind), ...(certain.length > 0 ? [] : (["malformed"] as const))].map(
    (weakness) => ({ ...WHOLE, weakness, holds: "unknown", says: UNDECIDED[parsed.state] }) as const,
  );
  return { state: parsed.state, findings: [...certain, ...undecided], shadowed: [] };
}

const WHOLE = { at: "", sid: "" };
const UNDECIDED = { unknown: "is not known yet", malformed: "cannot be read" } as const;

function analyseDocument({ statements }: PolicyDocument, kind: PolicyKind, home: Home): Analysis {
  const denials = statements.filter(({ effect }) => effect !== "Allow");
  const analysed = statements
    .filter(({ effect }) => effect !== "Deny")
    .map((allow) => {
      const others = denials.filter((one) => one !== allow);
      return {
        allow,
        shadow: denied(allow, whoOf(allow), others),
        suspicions: suspicionsOf(allow, others, { kind, home }),
      };
    });
  return {
    state: "known",
    findings: analysed.flatMap(({ allow, shadow, suspicions }) =>
      shadow === "yes" ? [] : suspicions.map((one) => findingOf(one, allow, shadow === "unknown")),
    ),
    shadowed: analysed.filter(({ shadow }) => shadow === "yes").map(({ allow }) => allow.at),
  };
}

/** Whom a denial must cover for nothing to be left. */
function whoOf({ principals }: Statement): Parameters<typeof denied>[1] {
  const [only, ...others] = principals?.listed ?? [];
  if (principals === undefined) return undefined;
  return principals.negated || only === undefined || others.length > 0 ? { type: "AWS", value: "*" } : only;
}

interface Context {
  readonly kind: PolicyKind;
  readonly home: Home;
}

function suspicionsOf(allow: Statement, denials: readonly Statement[], { kind, home }: Context): readonly Suspicion[] {
  const open = isPublic(allow, kind, denials);
  const possible: readonly string[] = weaknessesOf(kind);
  const all: readonly Suspicion[] = [
    ...(open === "no" ? [] : [{ weakness: "public", holds: open, says: "allows everybody" } as const]),
    ...(allow.principals?.negated === true ? [NOT_PRINCIPAL] : []),
    ...foreignParties(allow, home, denials).map(
      ({ name, holds }) => ({ weakness: "cross-account", holds, says: `lets in ${name}` }) as const,
    ),
    ...confusedDeputies(allow, kind, denials),
    ...wideFederations(allow, denials),
    ...wideActions(allow),
    ...wideResources(allow),
    ...escalations(allow, denials),
  ];
  return all.filter(({ weakness }) => possible.includes(weakness));
}

const NOT_PRINCIPAL: Suspicion = { weakness: "not-principal", holds: "yes", says: "allows everybody but some" };

function findingOf(
  { weakness, holds, says }: Suspicion,
  { at, sid, effect }: Statement,
  unsure: boolean,
): PolicyFinding {
  return { weakness, holds: unsure || effect === UNKNOWN ? "unknown" : holds, at, sid, says };
}
