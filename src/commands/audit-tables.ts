import type { AuditedControl, AuditReport, Evidence } from "../deployment/audit.js";
import type { Table } from "./terminal.js";

/** Every control, then what does not pass, then how many there are of each verdict. */
export function auditTables(report: AuditReport): readonly Table[] {
  const { controls } = report;
  return [
    controlTable(controls),
    ...(controls.some(({ evidence }) => evidence.some(isWrong)) ? [evidenceTable(controls)] : []),
    countTable(controls),
  ];
}

function controlTable(controls: readonly AuditedControl[]): Table {
  return {
    columns: [
      { title: "VERDICT" },
      { title: "CONTROL" },
      { title: "SEVERITY" },
      { title: "RESOURCES", align: "right" },
      { title: "WHAT IT WANTS" },
    ],
    rows: controls.map(({ verdict, id, severity, evidence, title }) => [
      ...[verdict, id, severity],
      ...[String(evidence.length), title],
    ]),
  };
}

/** What fails is told resource by resource, the rest once for each reason. */
function evidenceTable(controls: readonly AuditedControl[]): Table {
  return {
    columns: [{ title: "VERDICT" }, { title: "CONTROL" }, { title: "REASON AND RESOURCES" }],
    rows: controls.flatMap(({ id, evidence }) =>
      reasonsIn(evidence).map(({ verdict, message, urns }) => [verdict, id, `${message}: ${namesOf(urns)}`]),
    ),
  };
}

interface Reason {
  readonly verdict: Evidence["verdict"];
  readonly message: string;
  readonly urns: readonly string[];
}

function reasonsIn(evidence: readonly Evidence[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { verdict, message = "", urn } of evidence.filter(isWrong)) {
    const key = verdict === "fail" ? `${message} ${urn}` : `${verdict} ${message}`;
    const urns = reasons.get(key)?.urns ?? [];
    reasons.set(key, { verdict, message, urns: urns.includes(urn) ? urns : [...urns, urn] });
  }
  return [...reasons.values()];
}

function isWrong({ verdict }: Evidence): boolean {
  return verdict !== "pass" && verdict !== "not-applicable";
}

/** Names that are shown before "and so many more": all of them are in the documents. */
const NAMED = 3;

function namesOf(urns: readonly string[]): string {
  const more = urns.length > NAMED ? [`and ${urns.length - NAMED} more`] : [];
  return [...urns.slice(0, NAMED).map(nameOf), ...more].join(", ");
}

/** `us-east-1 › tap-logs-bucket`: the control says of which type. */
function nameOf(urn: string): string {
  const [stack = "", , , ...name] = urn.replace("urn:pulumi:", "").split("::");
  return `${stack.slice(stack.indexOf("-") + 1)} › ${name.join("::")}`;
}

const VERDICTS = ["fail", "not-decidable", "exception", "pass", "not-applicable"] as const;

function countTable(controls: readonly AuditedControl[]): Table {
  const count = (wanted: string): number => controls.filter(({ verdict }) => verdict === wanted).length;
  return {
    columns: VERDICTS.map((title) => ({ title, align: "right" as const })),
    rows: [VERDICTS.map((verdict) => String(count(verdict)))],
  };
}
