import { judgePolicies } from "../iam/judge-policies.js";
import { holdersOf } from "../iam/policies-of.js";
import type { Rule } from "../rule.js";
import { promise } from "../standards.js";

const IDENTITY = ["identity"] as const;
const GRANTS = holdersOf("identity", "resource", "key", "trust");
const OPEN_TO_OTHERS = holdersOf("resource", "key", "trust");
const DEPUTIES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html";
const LEAST_PRIVILEGE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

/** What policy documents may say, wherever they stand. */
export const GRANT_RULES: readonly Rule[] = [
  {
    id: "TAP.1",
    standards: [promise("1")],
    title: "policies grant named actions on named resources",
    severity: "high",
    protectsFrom: "What somebody can do with a role beyond what it is for",
    remedy: "name what the statement needs and nothing else",
    source: LEAST_PRIVILEGE,
    check: {
      of: GRANTS,
      judge: judgePolicies({
        ...{ "all-actions": "any", "service-wildcard": "any", "not-action": "any" },
        // IAM's own policies grant on what they name; those of a key or a bucket speak of that alone.
        ...{ "action-pattern": IDENTITY, "every-resource": IDENTITY, "not-resource": IDENTITY },
      }),
    },
  },
  {
    id: "TAP.2",
    standards: [promise("2")],
    title: "no policy lets in the public",
    severity: "critical",
    protectsFrom: "Anybody in the world, without credentials or with those of any account",
    remedy: "name the principals, or add a condition that only they meet, such as aws:PrincipalAccount",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check: {
      of: holdersOf("resource", "key", "trust", "endpoint"),
      judge: judgePolicies({ public: "any", "not-principal": "any", "wide-federation": "any" }),
    },
  },
  {
    id: "TAP.3",
    standards: [promise("3")],
    title: "no policy lets in other accounts",
    severity: "high",
    protectsFrom: "Another account's administrators, who decide there who uses the grant",
    remedy: "name principals of this account alone",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
    check: { of: OPEN_TO_OTHERS, judge: judgePolicies({ "cross-account": "any" }) },
  },
  {
    id: "TAP.4",
    standards: [promise("4")],
    title: "services act for this account alone",
    severity: "medium",
    protectsFrom: "A stranger who makes a service use this account's resources for him",
    remedy: "add a condition on aws:SourceAccount or aws:SourceArn",
    source: DEPUTIES,
    check: { of: OPEN_TO_OTHERS, judge: judgePolicies({ "confused-deputy": "any" }) },
  },
  {
    id: "TAP.5",
    standards: [promise("5")],
    title: "no policy lets its holder raise his own rights",
    severity: "critical",
    protectsFrom: "Whoever gets hold of a small role and makes an administrator of it",
    remedy: "name the roles and policies, or add a condition on iam:PermissionsBoundary or iam:PassedToService",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    check: { of: holdersOf("identity"), judge: judgePolicies({ "privilege-escalation": "any" }) },
  },
  {
    id: "TAP.6",
    standards: [promise("6")],
    title: "AWS can read every policy",
    severity: "medium",
    protectsFrom: "A deployment that stops half-way, at a policy that AWS refuses",
    remedy: "write the document as IAM's grammar wants it",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: {
      of: holdersOf("identity", "resource", "key", "trust", "endpoint", "service-control"),
      judge: judgePolicies({ malformed: "any" }),
    },
  },
];
