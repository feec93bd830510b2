import type { Answer } from "./answer.js";
import type { PlannedResource } from "./planned-resource.js";
import type { AssessedStack, Promised, World } from "./world.js";

/** A control of a standard, as that standard numbers it. */
export interface Requirement {
  readonly standard: string;
  readonly version: string;
  readonly number: string;
}

export type Severity = "critical" | "high" | "medium" | "low";

/** Asked of one resource, which may stand in a plan with others. */
export type Condition = (resource: PlannedResource, world: World) => Answer;

/** What is said of one part of a resource, such as a statement of its policy. */
export interface Judgement {
  readonly answer: Answer;
  /** A statement's Sid, say: exceptions may name it. */
  readonly part: string;
  /** Why not, as the end of a sentence that begins with the resource: `allows everybody`. */
  readonly because: string;
}

/** Every resource of these types meets the condition. */
interface ResourceCheck {
  readonly of: readonly string[];
  /** The others are not what the control speaks of. */
  readonly where?: Condition;
  readonly holds: Condition;
}

/** Every part of the resources of these types is judged by itself. */
interface PartsCheck {
  readonly of: readonly string[];
  readonly where?: Condition;
  readonly judge: (resource: PlannedResource, world: World) => readonly Judgement[];
}

/** Every stack of that kind has something that nothing else would miss. */
interface StackCheck {
  readonly stack: AssessedStack["kind"];
  /** Only where the configuration promises it. */
  readonly promised?: Promised;
  readonly has: (stack: AssessedStack, world: World) => Answer;
}

/** One control: what it wants, why, and how to tell. */
export interface Rule {
  /** As Security Hub names it (`S3.8`), or `TAP.` and a number for what tapctl promises beyond that. */
  readonly id: string;
  readonly standards: readonly Requirement[];
  /** What the control wants. */
  readonly title: string;
  readonly severity: Severity;
  readonly protectsFrom: string;
  /** An order, in lower case and without a full stop: it ends a sentence. */
  readonly remedy: string;
  readonly source: string;
  readonly check: ResourceCheck | PartsCheck | StackCheck;
}

/** What a control that fails does: it stops the plan, it is told, or nobody asks it. */
export type Level = "mandatory" | "advisory" | "off";

export type RuleVerdict = "pass" | "fail" | "exception" | "not-applicable" | "not-decidable";

/** What a rule says of one resource, of a part of one, or of a whole stack; of nothing where it does not apply. */
export interface Assessment {
  readonly rule: Rule;
  readonly level: Level;
  readonly verdict: RuleVerdict;
  /** Of the resource, or of the stack that lacks one; absent where nothing is there for the rule. */
  readonly urn?: string;
  readonly part?: string;
  /** One sentence: why not, and what to do; or why the exception is made. Absent for a pass. */
  readonly message?: string;
}
