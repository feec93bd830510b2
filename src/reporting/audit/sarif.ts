import { createHash } from "node:crypto";
import type { AuditedControl, AuditReport, Evidence } from "../../deployment/audit.js";
import { describeUrn } from "../resource-name.js";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** GitHub sorts alerts by it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const SECURITY_SEVERITY = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" } as const;

/** For code scanning: what fails, what is excepted and what cannot be decided yet; not what passes, which is no alert. */
export function toSarif(report: AuditReport): object {
  const { controls } = report;
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "tapctl",
            version: report.tapctlVersion,
            semanticVersion: report.tapctlVersion,
            rules: controls.map(ruleOf),
          },
        },
        automationDetails: { id: `tapctl-audit/${report.environment}` },
        invocations: [{ executionSuccessful: true, endTimeUtc: report.auditedAt }],
        results: controls.flatMap((control, ruleIndex) =>
          control.evidence
            .filter(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable")
            .map((one) => resultOf(one, { control, ruleIndex, file: report.file })),
        ),
      },
    ],
  };
}

function ruleOf(control: AuditedControl): object {
  const { id, title, protectsFrom, remedy, source, severity, standards } = control;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. It protects from this: ${protectsFrom}` },
    help: { text: `To do: ${remedy}. See ${source}` },
    helpUri: source,
    defaultConfiguration: { level: levelOf(control) },
    properties: { "security-severity": SECURITY_SEVERITY[severity], tags: ["security", ...standards] },
  };
}

interface Place {
  readonly control: AuditedControl;
  readonly ruleIndex: number;
  readonly file: string;
}

function resultOf({ urn, part, verdict, message, owner, expires }: Evidence, { control, ruleIndex, file }: Place) {
  const text = `${describeUrn(urn)}: ${message ?? control.title}`;
  const fingerprint = createHash("sha256")
    .update([control.id, urn, part ?? ""].join("\n"))
    .digest("hex");
  const until = expires === undefined ? "" : `, until ${expires}`;
  return {
    ruleId: control.id,
    ruleIndex,
    // A result that is no failure has no level.
    ...(verdict === "not-decidable"
      ? { kind: "open", level: "none" }
      : { kind: "fail", level: verdict === "exception" ? "note" : levelOf(control) }),
    message: { text },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" }, region: { startLine: 1 } },
        logicalLocations: [{ name: urn.split("::").at(-1) ?? urn, fullyQualifiedName: urn, kind: "resource" }],
      },
    ],
    partialFingerprints: { "tapctl/v1": fingerprint },
    ...(verdict === "exception"
      ? {
          suppressions: [
            { kind: "external", status: "accepted", justification: `${message ?? ""} (${owner ?? "nobody"}${until})` },
          ],
        }
      : {}),
  };
}

function levelOf({ level }: AuditedControl): "error" | "warning" {
  return level === "mandatory" ? "error" : "warning";
}
