import type { AuditReport, AuditVerdict } from "../../deployment/audit.js";

/** In the order in which they matter. */
export const VERDICTS = ["fail", "not-decidable", "exception", "pass", "not-applicable"] as const;

export const VERDICT_WORDS: Readonly<Record<AuditVerdict, string>> = {
  fail: "fail",
  "not-decidable": "not decidable",
  exception: "exception",
  pass: "pass",
  "not-applicable": "not applicable",
};

/** How many controls have each verdict. */
export function countVerdicts({ controls }: AuditReport): Readonly<Record<AuditVerdict, number>> {
  const count = (verdict: AuditVerdict): number => controls.filter((one) => one.verdict === verdict).length;
  return {
    fail: count("fail"),
    "not-decidable": count("not-decidable"),
    exception: count("exception"),
    pass: count("pass"),
    "not-applicable": count("not-applicable"),
  };
}

export function subjectWords({ subject }: AuditReport): string {
  return subject === "plan" ? "what would be deployed" : "what is deployed";
}
