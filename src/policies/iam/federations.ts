import { type Answer, answer, every, invert, some } from "../answer.js";
import { denied } from "./denials.js";
import { isUnknown, type Principal, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import type { Suspicion } from "./weaknesses.js";

interface Claim {
  readonly key: string;
  /** Whether a value with wildcards still means few enough. */
  readonly narrow: (value: string) => boolean;
  readonly wide: string;
}

const literal = (value: string): boolean => !/[*?]/.test(value);
/** https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims */
const oneRepository = (value: string): boolean => /^repo:[^*?/:]+\/[^*?/:]+:(?!\*+$)[^*?]/.test(value);
const anySubject = (value: string): boolean => /[^*?]/.test(value);

/** Whom a federated role lets in, by the claims of a token that its conditions do not ask for. */
export function wideFederations(allow: Statement, denials: readonly Statement[]): readonly Suspicion[] {
  if (allow.principals === undefined || allow.principals.negated) return [];
  return allow.principals.listed.flatMap((entry) =>
    claimsOf(entry).flatMap(({ key, narrow, wide }) => {
      const holds = every([
        entry.type === UNKNOWN || isUnknown(entry.value) ? "unknown" : "yes",
        invert(asksFor(allow, key, narrow)),
        invert(denied(allow, entry, denials)),
      ]);
      return holds === "no" ? [] : [{ weakness: "wide-federation", holds, says: `lets in ${wide}` } as const];
    }),
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
function claimsOf({ type, value }: Principal): readonly Claim[] {
  if (type === UNKNOWN || (type === "Federated" && isUnknown(value)))
    return [{ key: UNKNOWN, narrow: literal, wide: "a federation that is not known yet" }];
  if (type !== "Federated" || value === "*") return [];
  if (value.includes(":saml-provider/"))
    return [{ key: "saml:aud", narrow: literal, wide: "whoever has an assertion, whatever service it was made for" }];
  const host = value.replace(/^.*:oidc-provider\//, "");
  const known = PUBLIC_PROVIDERS[host];
  if (known !== undefined)
    return [{ key: `${host}:${known}`, narrow: literal, wide: `users of any application of ${host}` }];
  const subject =
    host === GITHUB
      ? { narrow: oneRepository, wide: "more workflows on GitHub than one repository's branch or environment" }
      : { narrow: anySubject, wide: `every identity of ${host}` };
  return [
    { key: `${host}:aud`, narrow: literal, wide: `tokens of ${host} that were made for others than AWS` },
    { key: `${host}:sub`, ...subject },
  ];
}

const GITHUB = "token.actions.githubusercontent.com";

/** Everybody can have an account with them, so only the application tells. */
const PUBLIC_PROVIDERS: Readonly<Record<string, string>> = {
  "cognito-identity.amazonaws.com": "aud",
  "accounts.google.com": "aud",
  "graph.facebook.com": "app_id",
  "www.amazon.com": "app_id",
};

function asksFor({ conditions }: Statement, key: string, narrow: Claim["narrow"]): Answer {
  return some(
    conditions.map(({ operator, key: asked, values }) => {
      if (asked === UNKNOWN || key === UNKNOWN) return "unknown";
      if (asked !== key.toLowerCase()) return "no";
      if (operator === UNKNOWN) return "unknown";
      if (operator.negated || operator.ifExists || operator.quantifier === "ForAllValues") return "no";
      if (operator.test === "exact") return every(values.map((value) => (isUnknown(value) ? "unknown" : "yes")));
      if (operator.test !== "like") return "no";
      return every(values.map((value) => (isUnknown(value) ? "unknown" : answer(narrow(value)))));
    }),
  );
}
