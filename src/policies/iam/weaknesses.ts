import type { PolicyKind } from "./document.js";

/** What can be wrong with a statement, each with the kinds of documents in which it means something. */
const WEAKNESSES = {
  /** Anybody in the world may do it. */
  public: ["resource", "key", "trust", "endpoint"],
  /** Somebody outside the account may do it. */
  "cross-account": ["resource", "key", "trust"],
  /** A service may do it for whoever asks the service. */
  "confused-deputy": ["resource", "key", "trust"],
  /** More identities of a federation may do it than one meant. */
  "wide-federation": ["trust"],
  /** All actions of all services. */
  "all-actions": ["identity", "resource", "key", "trust"],
  /** All actions of one service. */
  "service-wildcard": ["identity", "resource", "key", "trust"],
  /** All actions whose names look like that. */
  "action-pattern": ["identity", "resource", "key", "trust"],
  "not-action": ["identity", "resource", "key", "trust"],
  "not-principal": ["resource", "key", "trust", "endpoint"],
  "not-resource": ["identity", "resource", "key"],
  /** Actions that could name a resource, on every resource. */
  "every-resource": ["identity"],
  /** An ARN that names all resources of a kind, or those of any account. */
  "resource-pattern": ["identity"],
  /** Who may do it can make of it whatever else they want. */
  "privilege-escalation": ["identity"],
} as const satisfies Readonly<Record<string, readonly PolicyKind[]>>;

export type Weakness = keyof typeof WEAKNESSES;

const KINDS: Readonly<Record<string, readonly PolicyKind[]>> = WEAKNESSES;

function isWeakness(name: string): name is Weakness {
  return Object.hasOwn(WEAKNESSES, name);
}

/** The weaknesses that a document of a kind can have. */
export function weaknessesOf(kind: PolicyKind): readonly Weakness[] {
  return Object.keys(WEAKNESSES)
    .filter(isWeakness)
    .filter((weakness) => KINDS[weakness]?.includes(kind));
}

/** Something that a statement allows too widely, or may once everything is known. */
export interface Suspicion {
  readonly weakness: Weakness;
  readonly holds: "yes" | "unknown";
  /** As a predicate of the statement: `allows everybody`. */
  readonly says: string;
}
