import { isUnknown, type Principal, PRINCIPAL_TYPES } from "../document.js";
import { isRecord, UNKNOWN } from "../../planned-resource.js";
import { type Complain, wordsAt } from "./words.js";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function parsePrincipals(value: unknown, at: string, complain: Complain): readonly Principal[] {
  if (value === "*") return [{ type: "AWS", value: "*" }];
  if (isUnknown(value)) return [{ type: UNKNOWN, value: UNKNOWN }];
  if (!isRecord(value)) {
    complain(at, 'is neither "*" nor an object');
    return [];
  }
  const entries = Object.entries(value).flatMap(([name, words]) => {
    const type = PRINCIPAL_TYPES.find((known) => known === name);
    if (type === undefined) complain(`${at}.${name}`, `is none of ${PRINCIPAL_TYPES.join(", ")}`);
    return type === undefined ? [] : entriesOf(type, words, { at: `${at}.${name}`, complain });
  });
  if (Object.keys(value).length === 0) complain(at, "names nobody");
  return entries;
}

function entriesOf(
  type: Exclude<Principal["type"], typeof UNKNOWN>,
  words: unknown,
  { at, complain }: { readonly at: string; readonly complain: Complain },
): readonly Principal[] {
  const listed = wordsAt(words, at, complain);
  if (Array.isArray(words) && words.length === 0) complain(at, "names nobody");
  for (const word of listed) {
    if (!isUnknown(word) && !FORMS[type].test(word)) complain(at, `has "${word}", which is no principal of this type`);
  }
  return listed.map((word) => ({ type, value: accountRoot(word) }));
}

/** A wildcard stands for everybody or is refused: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const FORMS: Readonly<Record<(typeof PRINCIPAL_TYPES)[number], RegExp>> = {
  AWS: /^(\*|\d{12}|A[A-Z0-9]{15,}|arn:aws[\w-]*:(iam|sts)::(\d{12}|cloudfront):[^*?]+)$/,
  Service: /^(\*|[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?)$/,
  Federated: /^(\*|[\w.-]+\.com|arn:aws[\w-]*:iam::\d{12}:(oidc|saml)-provider\/[^*?]+)$/,
  CanonicalUser: /^(\*|[0-9a-f]{64})$/,
};

/** An account's number is short for its root, which stands for all of the account. */
function accountRoot(word: string): string {
  return /^\d{12}$/.test(word) ? `arn:aws:iam::${word}:root` : word;
}
