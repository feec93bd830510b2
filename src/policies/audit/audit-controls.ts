import type { AuditedControl, Evidence } from "../../deployment/audit.js";
import { covers, type PolicyException } from "../exception.js";
import type { Assessment, Requirement, Rule } from "../rule.js";

/** Control by control, the worst first, with every resource that was looked at. */
export function auditControls(
  assessments: readonly Assessment[],
  exceptions: readonly PolicyException[],
): readonly AuditedControl[] {
  const byRule = new Map<Rule, Assessment[]>();
  for (const one of assessments) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  return [...byRule].map(([rule, said]) => controlOf(rule, said, exceptions)).sort(byWeight);
}

function controlOf(
  { id, title, severity, protectsFrom, remedy, source, standards }: Rule,
  said: readonly Assessment[],
  exceptions: readonly PolicyException[],
): AuditedControl {
  return {
    ...{ id, title, severity, protectsFrom, remedy, source },
    level: said[0]?.level ?? "mandatory",
    standards: standards.map(standardOf),
    verdict: VERDICTS.find((verdict) => said.some((one) => one.verdict === verdict)) ?? "not-applicable",
    evidence: once(said.flatMap((one) => evidenceOf(one, exceptions))).sort(byVerdict),
  };
}

function standardOf({ standard, version, number }: Requirement): string {
  return `${standard} ${version}, ${number}`;
}

function evidenceOf(
  { rule, urn, part, verdict, message }: Assessment,
  exceptions: readonly PolicyException[],
): readonly Evidence[] {
  if (urn === undefined) return [];
  const excuse = verdict === "exception" ? exceptions.find((one) => covers(one, rule.id, urn, part)) : undefined;
  return [
    {
      ...{ urn, verdict },
      ...(part === undefined ? {} : { part }),
      ...(message === undefined ? {} : { message }),
      ...(excuse === undefined ? {} : { owner: excuse.owner, expires: excuse.expires }),
    },
  ];
}

/** Several complaints about one statement can have one exception. */
function once(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [JSON.stringify(one), one])).values()];
}

const VERDICTS = ["fail", "not-decidable", "exception", "pass", "not-applicable"] as const;
const SEVERITIES = ["critical", "high", "medium", "low"] as const;

function byVerdict(one: Evidence, other: Evidence): number {
  return VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict) || compare(one.urn, other.urn);
}

function byWeight(one: AuditedControl, other: AuditedControl): number {
  return (
    VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict) ||
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    one.id.localeCompare(other.id, "en", { numeric: true })
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
