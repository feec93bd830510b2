import { textAt, type Properties } from "../properties.js";
import type { CheckFailure } from "../refusal.js";
import type { Account, Resource } from "../store/account.js";

type Action = "create" | "update" | "delete";

/** What somebody asks AWS to do with one resource. */
export interface Change {
  readonly action: Action;
  readonly type: string;
  readonly accountId: string;
  /** Of the request. */
  readonly region: string;
  /** Where the account keeps the resource: the region, or GLOBAL. */
  readonly home: string;
  /** Of a create: the id that it will get if it is a name, and any other text if AWS invents it. */
  readonly id: string;
  readonly urn: string;
  /** Of a delete: what it was made of. */
  readonly inputs: Properties;
  /** What is there under the id. */
  readonly existing: Resource | undefined;
  readonly account: Account;
}

/** Something that AWS refuses. Codes are AWS's; messages are AWS's where they are published, and like them elsewhere. */
export interface Rule {
  /** Says what is refused; no two rules have the same. */
  readonly title: string;
  /** Types it applies to, or every type. */
  readonly types: readonly string[] | "all";
  readonly on: readonly Action[];
  readonly code: string;
  /** Of the HTTP answer, where it is not 400. */
  readonly status?: number;
  readonly documentation: string;
  /** AWS's message, or undefined when it has nothing against it. */
  readonly refuses: (change: Change) => string | undefined;
}

/** Something that the provider itself turns down before it asks AWS, in previews too. */
export interface ProviderRule {
  readonly title: string;
  readonly types: readonly string[] | "all";
  readonly documentation: string;
  readonly fails: (inputs: Properties, type: string) => CheckFailure | undefined;
}

export function appliesTo({ types }: Pick<Rule, "types">, type: string): boolean {
  return types === "all" || types.includes(type);
}

/** What the input names, be it by id, name or ARN, in the region of the change. */
export function target(change: Change, property: string, type: string): Resource | undefined {
  const named = textAt(change.inputs, property) ?? "";
  return find(change.account, named, type, change.region);
}

/** A region that is undefined stands for all of them. */
export function find(account: Account, idOrArn: string, type: string, region?: string): Resource | undefined {
  return [...account.withId(idOrArn), ...account.withArn(idOrArn)].find(
    (resource) => resource.type === type && (region === undefined || [region, "global"].includes(resource.region)),
  );
}

/** Other resources of a type that refer to the same thing as this change does with one of its inputs. */
export function siblings(
  change: Change,
  property: string,
  targetType: string,
  type = change.type,
): readonly Resource[] {
  const shared = target(change, property, targetType);
  return shared === undefined ? [] : dependents(change, shared, [type]);
}

export function dependents(change: Change, resource: Resource, types: readonly string[]): readonly Resource[] {
  const itself = ({ type, id }: Resource) => type === change.type && id === change.id;
  return change.account.dependentsOf(resource.seq).filter((other) => types.includes(other.type) && !itself(other));
}
