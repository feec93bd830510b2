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
  return (resource: PlannedResource, { platform }: World): readonly Judgement[] => {
    const judgements = analysed(resource, platform.account).flatMap(({ kind, findings }): readonly Judgement[] =>
      findings
        .filter(({ weakness }) => isAsked(asked[weakness], kind))
        .map(({ holds, at, sid, says, weakness }) => ({
          answer: holds === "yes" ? "no" : "unknown",
          part: weakness === "malformed" ? at : sid,
          because: says,
        })),
    );
    // What is not known of a whole document is one thing to say, however many weaknesses were asked for.
    return [...new Map(judgements.map((one) => [JSON.stringify(one), one])).values()];
  };
}

interface Analysed {
  readonly kind: PolicyKind;
  readonly findings: readonly PolicyFinding[];
}

const known = new WeakMap<PlannedResource, ReadonlyMap<string, readonly Analysed[]>>();

/** Several rules ask for the same documents, whose analysis is most of what the gate costs. */
function analysed(resource: PlannedResource, account: string): readonly Analysed[] {
  const before = known.get(resource)?.get(account);
  if (before !== undefined) return before;
  const found = policiesOf(resource).map((policy) => {
    return { kind: policy.kind, findings: analysePolicy(policy, { account }).findings };
  });
  known.set(resource, new Map([[account, found]]));
  return found;
}

function isAsked(kinds: readonly PolicyKind[] | "any" | undefined, kind: PolicyKind): boolean {
  return kinds === "any" || kinds?.includes(kind) === true;
}
