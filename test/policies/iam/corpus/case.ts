import type { PolicyKind } from "../../../../src/policies/iam/document.js";

export type StatementData = Readonly<Record<string, unknown>>;

/** A document, what the analyser must say of it, and why AWS would see it so. */
export interface CorpusCase {
  readonly name: string;
  readonly kind: PolicyKind;
  /** As an input of a resource holds it: text, or an object. */
  readonly document: unknown;
  /**
   * All findings: `public@0` is one of the first statement, `public?@0` one that cannot be decided yet, and
   * `cross-account:222222222222@0` names who is let in. Of a document that is malformed, only what is wrong with it.
   */
  readonly expected: readonly string[];
  /** The statements of which denials leave nothing. */
  readonly shadowed?: readonly number[];
  readonly because: string;
}

export const OWN = "111122223333";
export const OTHER = "222222222222";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const OBJECTS = "arn:aws:s3:::prod-data/*";
export const BUCKET = "arn:aws:s3:::prod-data";
export const ORGANIZATION = "o-a1b2c3d4e5";

export function document(...Statement: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

/** One object of a bucket may be read by those. */
export function read(Principal: unknown, Condition?: unknown): StatementData {
  return { Effect: "Allow", Principal, Action: "s3:GetObject", Resource: OBJECTS, ...(Condition ? { Condition } : {}) };
}

/** Nobody may read the objects, but for a condition. */
export function refuse(Condition?: unknown, more: StatementData = {}): StatementData {
  const statement = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [BUCKET, OBJECTS], ...more };
  return Condition ? { ...statement, Condition } : statement;
}

/** Anybody may read the objects below a condition. */
export function below(name: string, Condition: unknown, expected: readonly string[], because: string): CorpusCase {
  return { name, kind: "resource", document: document(read("*", Condition)), expected, because };
}
