import { isRecord, UNKNOWN } from "../planned-resource.js";

/** Where a document stands decides what it may say, and what it means: a filter grants nothing. */
export type PolicyKind = "identity" | "resource" | "key" | "trust" | "endpoint" | "service-control";

export interface PolicyDocument {
  readonly version: "2008-10-17" | "2012-10-17";
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** As in `Statement[2]`. */
  readonly at: string;
  readonly index: number;
  /** Empty where it has none. */
  readonly sid: string;
  readonly effect: "Allow" | "Deny" | typeof UNKNOWN;
  /** Undefined where the document's place says who it is about. */
  readonly principals: Scope<Principal> | undefined;
  readonly actions: Scope;
  /** Undefined where the document speaks of what it is attached to. */
  readonly resources: Scope | undefined;
  readonly conditions: readonly Condition[];
}

/** These, or all but these. */
export interface Scope<T = string> {
  readonly negated: boolean;
  readonly listed: readonly T[];
}

export interface Principal {
  readonly type: (typeof PRINCIPAL_TYPES)[number] | typeof UNKNOWN;
  readonly value: string;
}

export const PRINCIPAL_TYPES = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

export interface Condition {
  readonly operator: Operator | typeof UNKNOWN;
  /** In lower case, as keys are compared. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Operator {
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  readonly test: "exact" | "like" | "arn" | "address" | "null" | "bool" | "other";
  readonly negated: boolean;
  readonly ifExists: boolean;
}

/** A problem with a document, and where it is: AWS would refuse the document for it. */
export interface Problem {
  /** As in `Statement[2].Action`. */
  readonly at: string;
  readonly message: string;
}

export function isUnknown(value: unknown): boolean {
  if (typeof value === "string") return value.includes(UNKNOWN) || value === HIDDEN;
  return isRecord(value) && (typeof value["$unknown"] === "string" || Object.hasOwn(value, SIGNATURE));
}

/** What the engine's events say instead of a secret, which may hold anything. */
const HIDDEN = "[secret]";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
