import { assess } from "./assess.js";
import { RULES } from "./catalogue.js";
import { EXCEPTIONS } from "./exceptions.js";
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

export interface Violation {
  readonly urn: string;
  readonly message: string;
}

/** What fails at that level: a mandatory one must not be deployed. */
export function violations(assessments: readonly Assessment[], level: Level): readonly Violation[] {
  return assessments.flatMap(({ verdict, level: its, urn, message }) =>
    verdict === "fail" && its === level && urn !== undefined && message !== undefined ? [{ urn, message }] : [],
  );
}
