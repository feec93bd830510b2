import { assess, assessOne } from "./assess.js";
import { RULES } from "./catalogue.js";
import { EXCEPTIONS } from "./exceptions.js";
import type { PlannedResource } from "./planned-resource.js";
import type { Assessment, Level } from "./rule.js";
import type { Plan } from "./world.js";

export interface GateTerms {
  readonly levelOf: (control: string) => Level;
  /** `2026-11-25` */
  readonly today: string;
}

/** Judges a plan by every rule and every exception that tapctl has. */
export function assessPlan(plan: Plan, terms: GateTerms): readonly Assessment[] {
  return assess(plan, RULES, { ...terms, exceptions: EXCEPTIONS });
}

/** What a configuration says of levels. */
export interface PolicySettings {
  readonly level: Level;
  /** Where a control has another level than the rest. */
  readonly controls: Readonly<Record<string, Level>>;
}

export function levelsOf({ level, controls }: PolicySettings): GateTerms["levelOf"] {
  return (control) => controls[control] ?? level;
}

interface Violation {
  readonly control: string;
  readonly urn: string;
  /** One sentence with the control and the remedy. */
  readonly message: string;
}

interface Judged {
  /** What must not be deployed. */
  readonly refusals: readonly Violation[];
  /** What is told and stops nothing. */
  readonly remarks: readonly Violation[];
}

/** What a stack is held to, before it is deployed and while it is. */
export interface Gate {
  readonly judge: (resources: readonly PlannedResource[]) => Judged;
  /** What can be told of one resource by itself, just before it is made. */
  readonly refusalsOf: (resource: PlannedResource) => readonly Violation[];
}

export function openGate(about: Omit<Plan, "resources">, terms: GateTerms): Gate {
  const all = { ...terms, exceptions: EXCEPTIONS };
  return {
    judge: (resources) => {
      const assessments = assessPlan({ ...about, resources }, terms);
      return { refusals: violations(assessments, "mandatory"), remarks: violations(assessments, "advisory") };
    },
    refusalsOf: (resource) => violations(assessOne(resource, about, RULES, all), "mandatory"),
  };
}

function violations(assessments: readonly Assessment[], wanted: Level): readonly Violation[] {
  return assessments.flatMap(({ rule, verdict, level, urn, message }) =>
    verdict === "fail" && level === wanted && urn !== undefined && message !== undefined
      ? [{ control: rule.id, urn, message }]
      : [],
  );
}
