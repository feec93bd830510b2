import type { Requirement, Rule, Severity } from "./rule.js";
import { cis, fsbp, nist, promise, securityHub } from "./standards.js";

interface Wanted extends Pick<Rule, "title" | "protectsFrom" | "remedy" | "check"> {
  /** Its number in CIS AWS Foundations, where it is there too. */
  readonly cis?: string;
  /** Security Hub counts it to NIST SP 800-53 and not to its own best practices. */
  readonly beyond?: "nist" | "cis";
}

/** A control of Security Hub. */
export function control(id: string, severity: Severity, { cis: number, beyond, ...wanted }: Wanted): Rule {
  const own: Readonly<Record<string, readonly Requirement[]>> = { nist: [nist(id)], cis: [], fsbp: [fsbp(id)] };
  const standards = [...(own[beyond ?? "fsbp"] ?? []), ...(number === undefined ? [] : [cisRequirement(number)])];
  return { id, severity, standards, ...wanted, source: securityHub(id) };
}

/** `5.7`, or `4.3 v1.4.0` where it is not of the version that tapctl subscribes to. */
function cisRequirement(text: string): Requirement {
  const [number = "", version] = text.split(" v");
  return cis(number, version);
}

interface Promised extends Omit<Wanted, "cis" | "beyond"> {
  readonly source: string;
}

/** What tapctl promises beyond the standards. */
export function ownControl(number: string, severity: Severity, wanted: Promised): Rule {
  return { id: `TAP.${number}`, severity, standards: [promise(number)], ...wanted };
}
