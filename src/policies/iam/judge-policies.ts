import type { PlannedResource } from "../planned-resource.js";
import type { Judgement } from "../rule.js";
import type { World } from "../world.js";
import { analysePolicy, type PolicyFinding } from "./analyse.js";
import type { PolicyKind } from "./document.js";
import { policiesOf } from "./policies-of.js";

/** The weaknesses that a rule asks for, in documents of any kind or of one. */
export type Asked = Readonly<Partial<Record<PolicyFinding["weakness"], readonly PolicyKind[] | "any">>>;

/** A judgement for each statement that has one of the weaknesses, and none where all is well. */
export function judgePolicies(asked: Asked) {
  return (resource: PlannedResource, { platform }: World): readonly Judgement[] =>
    policiesOf(resource).flatMap((policy) =>
      analysePolicy(policy, { account: platform.account })
        .findings.filter(({ weakness }) => isAsked(asked[weakness], policy.kind))
        .map(({ holds, at, sid, says, weakness }) => ({
          answer: holds === "yes" ? "no" : "unknown",
          part: weakness === "malformed" ? at : sid,
          because: says,
        })),
    );
}

function isAsked(kinds: readonly PolicyKind[] | "any" | undefined, kind: PolicyKind): boolean {
  return kinds === "any" || kinds?.includes(kind) === true;
}
