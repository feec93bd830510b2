import { UNSCOPED_ACTIONS } from "../../stacks/documents/statement.js";
import { type Answer, answer, every, invert } from "../answer.js";
import { isUnknown, type Scope, type Statement } from "./document.js";
import { covers, matchesAll } from "./patterns.js";
import type { Suspicion, Weakness } from "./weaknesses.js";

/** Wildcards in actions: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function wideActions({ actions }: Statement): readonly Suspicion[] {
  if (actions.negated) return [certain("not-action", "allows all actions but some")];
  return actions.listed.flatMap((action) => {
    if (isUnknown(action))
      return [
        unknown("all-actions", "allows actions that are not known yet"),
        unknown("service-wildcard", "allows actions that are not known yet"),
        unknown("action-pattern", "allows actions that are not known yet"),
      ];
    const [service = "", name = ""] = action.split(":");
    if (matchesAll(service)) return [certain("all-actions", `allows the action "${action}"`)];
    if (/^[*?]*\*[*?]*$/.test(name)) return [certain("service-wildcard", `allows the action "${action}"`)];
    return /[*?]/.test(name) ? [certain("action-pattern", `allows the actions "${action}"`)] : [];
  });
}

/** Wildcards in resources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function wideResources({ actions, resources }: Statement): readonly Suspicion[] {
  if (resources === undefined) return [];
  if (resources.negated) return [certain("not-resource", "allows it on all resources but some")];
  return resources.listed.flatMap((resource) => {
    if (isUnknown(resource) && breadthOf(resource) === undefined)
      return [
        unknown("every-resource", "names resources that are not known yet"),
        unknown("resource-pattern", "names resources that are not known yet"),
      ];
    if (covers(resource, "arn:*")) return onEverything(actions);
    const breadth = breadthOf(resource);
    return breadth === undefined ? [] : [certain("resource-pattern", `names ${breadth} with "${resource}"`)];
  });
}

/** The actions for which AWS knows no resource are let off. */
function onEverything(actions: Scope): readonly Suspicion[] {
  if (actions.negated) return [certain("every-resource", "allows all actions but some on every resource")];
  return actions.listed
    .filter((action) => !(action in UNSCOPED_ACTIONS))
    .map((action) =>
      isUnknown(action)
        ? unknown("every-resource", "allows actions that are not known yet on every resource")
        : certain("every-resource", `allows "${action}" on every resource`),
    );
}

/** Undefined where an ARN means resources of one account, and not all of a type. */
function breadthOf(arn: string): string | undefined {
  if (covers(arn, "arn:*")) return "every resource";
  if (!arn.startsWith("arn:")) return undefined;
  const [, , service = "*", , account = "*", ...rest] = arn.split(":");
  const name = rest.join(":");
  if (/[*?]/.test(service)) return "resources of more than one service";
  if (/[*?]/.test(account)) return "resources of any account";
  if (name === "" || /^\*+(\/\*+)?$/.test(name)) return `everything of ${service}`;
  const [, type] = /^([\w-]+)[/:]\*+$/.exec(name) ?? [];
  return type === undefined || isUnknown(type) || (service === "s3" && account === "") ? undefined : `every ${type}`;
}

/** Whether resources are named by nothing but their type. */
export function areWide(resources: Scope | undefined): Answer {
  if (resources === undefined || resources.negated) return "yes";
  return invert(
    every(
      resources.listed.map((resource) => {
        if (breadthOf(resource) !== undefined) return "no";
        return isUnknown(resource) ? "unknown" : answer(true);
      }),
    ),
  );
}

function certain(weakness: Weakness, says: string): Suspicion {
  return { weakness, holds: "yes", says };
}

function unknown(weakness: Weakness, says: string): Suspicion {
  return { weakness, holds: "unknown", says };
}
