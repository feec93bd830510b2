import { CONTROL_IDS } from "../../policies/control-ids.js";
import type { Draft, Finding } from "../finding.js";
import { nearest } from "../text/nearest.js";

/** V21: a level for a control that nobody has says nothing, and production that takes what fails says so. */
export function policyFindings({ name, policies }: Draft): readonly Finding[] {
  const strange = Object.keys(policies.controls).filter((control) => !CONTROL_IDS.includes(control));
  const lax = name === "prod" && policies.level !== "mandatory";
  return [...strange.map(unknownControl), ...(lax ? [laxProduction(policies.level)] : [])];
}

function unknownControl(control: string): Finding {
  const meant = nearest(control, CONTROL_IDS);
  const question = meant === undefined ? "" : `: did you mean "${meant}"?`;
  return {
    path: ["policies", "controls", control],
    message: `policies.controls knows no control "${control}"${question}`,
    hint: meant === undefined ? "Write one of those in docs/policies.md" : `Write "${meant}"`,
  };
}

function laxProduction(level: string): Finding {
  return {
    path: ["policies", "level"],
    severity: "warning",
    message: `policies.level is "${level}": production is deployed although controls fail`,
    hint: "Leave it at mandatory, and give single controls another level under policies.controls",
  };
}
