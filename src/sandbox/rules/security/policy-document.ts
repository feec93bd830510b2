import { isList, isProperties, parseValue, textAt, type Properties, type Value } from "../../properties.js";
import type { Account } from "../../store/account.js";

/** The statements of a policy, or none where it is no policy: another rule says that. */
export function statementsOf(policy: string): readonly Properties[] {
  const document = readDocument(policy);
  const statements = document?.["Statement"];
  return (isList(statements) ? statements : [statements]).filter((statement) => isProperties(statement));
}

/** Undefined for text that is not a JSON object. */
export function readDocument(policy: string): Properties | undefined {
  try {
    const document = parseValue(JSON.parse(policy));
    return isProperties(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** A principal or an action may be one text or a list of them. */
export function words(value: Value | undefined): readonly string[] {
  return (isList(value) ? value : [value]).filter((word) => typeof word === "string");
}

/** Principals of one kind (`AWS`, `Service`), `*` for everybody. */
export function principals(statement: Properties, kind: "AWS" | "Service"): readonly string[] {
  const principal = statement["Principal"];
  return isProperties(principal) ? words(principal[kind]) : words(principal);
}

/** Conditions are not weighed: a statement that allows it under any condition counts. */
export function allowsService(policy: string, service: string, action: string): boolean {
  return statementsOf(policy).some((statement) => {
    const named = [...principals(statement, "Service"), ...principals(statement, "AWS")];
    const allows = statement["Effect"] === "Allow" && (named.includes(service) || named.includes("*"));
    return allows && words(statement["Action"]).some((pattern) => matches(pattern, action));
  });
}

/** IAM's wildcards. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(text);
}

/** Anybody may do it: `*` as principal without a condition that narrows it down. */
export function isPublic(policy: string): boolean {
  return statementsOf(policy).some((statement) => {
    const everybody = [...principals(statement, "AWS"), ...principals(statement, "Service")].includes("*");
    return statement["Effect"] === "Allow" && everybody && statement["Condition"] === undefined;
  });
}

/** The first principal of the account's own that does not exist; those of other accounts cannot be looked up. */
export function unknownPrincipal(account: Account, accountId: string, policy: string): string | undefined {
  return statementsOf(policy)
    .flatMap((statement) => principals(statement, "AWS"))
    .find((principal) => !principalExists(account, accountId, principal));
}

function principalExists(account: Account, accountId: string, principal: string): boolean {
  const own = `arn:aws:iam::${accountId}:`;
  if (!principal.startsWith(own)) return /^(\*|\d{12}|arn:aws:(iam|sts)::\d{12}:.+)$/.test(principal);
  return principal === `${own}root` || account.withArn(principal).length > 0;
}

export function resourcesOf(statement: Properties): readonly string[] {
  return words(statement["Resource"]);
}

/** The policy text of a resource's input. */
export function policyAt(inputs: Properties, property = "policy"): string {
  return textAt(inputs, property) ?? "";
}
