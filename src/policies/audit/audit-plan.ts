import type { AuditReport } from "../../deployment/audit.js";
import { EXCEPTIONS } from "../exceptions.js";
import { assessPlan, type GateTerms } from "../gate.js";
import { stackOf } from "../planned-resource.js";
import type { Plan } from "../world.js";
import { auditControls } from "./audit-controls.js";
import { drawNetwork } from "./draw-network.js";

/** Judges every stack of a deployment at once, by the rules and exceptions of the gate. */
export function auditPlan(plan: Plan, terms: GateTerms): Pick<AuditReport, "stacks" | "controls" | "network"> {
  return {
    stacks: plan.stacks.map(({ name, region, kind }) => ({
      name,
      region: kind === "global" ? "global" : region,
      resources: plan.resources.filter(({ urn, type }) => stackOf(urn) === name && type.startsWith("aws:")).length,
    })),
    controls: auditControls(assessPlan(plan, terms), EXCEPTIONS),
    network: drawNetwork(plan),
  };
}
