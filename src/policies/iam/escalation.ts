import { type Answer, every, invert, some } from "../answer.js";
import { areWide } from "./breadth.js";
import { denied } from "./denials.js";
import { isUnknown, type Statement } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { isFixed } from "./fixed-values.js";
import { within } from "./scope.js";
import type { Suspicion } from "./weaknesses.js";

interface Way {
  readonly actions: readonly string[];
  readonly says: string;
  /** A condition on this key holds it back. */
  readonly unless?: string;
}

const BOUNDARY = "iam:permissionsboundary";

/**
 * What turns a grant into any other one, where it may be done to everything of its type. Who can change what a principal
 * may do can let it do everything:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const WAYS: readonly Way[] = [
  // What the passed role may do is left to whoever starts a service with it.
  { actions: ["iam:passrole"], says: "may pass any role to a service", unless: "iam:passedtoservice" },
  { actions: ["iam:createpolicyversion", "iam:setdefaultpolicyversion"], says: "may rewrite any policy" },
  {
    actions: [
      ...["iam:attachuserpolicy", "iam:putuserpolicy", "iam:attachrolepolicy", "iam:putrolepolicy"],
      ...["iam:createrole", "iam:createuser", "iam:putrolepermissionsboundary", "iam:putuserpermissionsboundary"],
    ],
    says: "may give rights to any user or role",
    unless: BOUNDARY,
  },
  {
    actions: ["iam:attachgrouppolicy", "iam:putgrouppolicy", "iam:addusertogroup"],
    says: "may give rights to any group",
  },
  {
    actions: ["iam:deleterolepermissionsboundary", "iam:deleteuserpermissionsboundary"],
    says: "may take away any boundary",
  },
  {
    actions: ["iam:createaccesskey", "iam:createloginprofile", "iam:updateloginprofile"],
    says: "may sign in as any user",
  },
  { actions: ["iam:updateassumerolepolicy", "sts:assumerole"], says: "may take on any role" },
  {
    actions: ["lambda:updatefunctioncode", "lambda:updatefunctionconfiguration", "ssm:sendcommand", "ssm:startsession"],
    says: "may run code under the role of any function or server",
  },
];

export function escalations(allow: Statement, denials: readonly Statement[]): readonly Suspicion[] {
  const wide = areWide(allow.resources);
  return WAYS.flatMap(({ actions, says, unless }) => {
    const open = actions.map((action) => {
      const one = { ...allow, actions: { negated: false, listed: [action] } };
      const granted = within(one.actions, { ...allow.actions, listed: allow.actions.listed.map(lower) });
      const reached = every([granted, wide, invert(heldBack(allow, unless))]);
      return { action, holds: reached === "no" ? "no" : every([reached, invert(denied(one, undefined, denials))]) };
    });
    const holds = some(open.map((one) => one.holds));
    const names = open.filter((one) => one.holds === holds).map(({ action }) => action);
    return holds === "no"
      ? []
      : [{ weakness: "privilege-escalation", holds, says: `${says} (${names.join(", ")})` } as const];
  });
}

function lower(word: string): string {
  return word.toLowerCase();
}

function heldBack({ conditions }: Statement, by: string | undefined): Answer {
  return some(
    conditions.map(({ operator, key, values }) => {
      if (key === UNKNOWN && by !== undefined) return "unknown";
      if (key !== by) return "no";
      if (operator === UNKNOWN || values.some(isUnknown)) return "unknown";
      if (operator.negated || operator.ifExists || operator.quantifier === "ForAllValues") return "no";
      return every(values.map((value) => isFixed(by === BOUNDARY ? "arn" : "organization", value, operator.test)));
    }),
  );
}
